package dev.vfrace.campaign;

import dev.vfrace.control.ControlSettings;
import dev.vfrace.control.Controls;
import dev.vfrace.control.KnownRace;
import dev.vfrace.delay.CycleRandom;
import dev.vfrace.delay.Delay;
import dev.vfrace.model.KernelDesign;
import dev.vfrace.model.MachineSpec;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.Scenario;
import dev.vfrace.model.Timing;
import dev.vfrace.question.StoppingRule;
import dev.vfrace.timeline.Pace;
import dev.vfrace.timeline.Placement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * One campaign: everything that decides what is run.
 *
 * @param machine what each VM runs, and the seed of every random draw; the programs carry the
 *     timing's overrides, and rules stand before the programs that inherit their verdict
 * @param limits how much is run
 * @param concurrency how much at once
 * @param clock the modelled clock
 * @param controls the races with known answers beside it
 * @param provenance where these settings come from
 * @param image the image that the programs are of; empty: they were chosen one by one
 * @param keeping what is kept beside the sums
 */
public record CampaignSettings(
    MachineSpec machine,
    Limits limits,
    Concurrency concurrency,
    ClockSettings clock,
    ControlSettings controls,
    Provenance provenance,
    Optional<String> image,
    Keeping keeping) {

  /** Of no image; sums alone are kept. */
  public CampaignSettings(
      MachineSpec machine,
      Limits limits,
      Concurrency concurrency,
      ClockSettings clock,
      ControlSettings controls,
      Provenance provenance) {
    this(machine, limits, concurrency, clock, controls, provenance, Optional.empty(), Keeping.SUMS);
  }

  /** The kernel design. */
  public KernelDesign kernel() {
    return machine.kernel();
  }

  /** What happens to the VMs. */
  public Scenario scenario() {
    return machine.scenario();
  }

  /** How long things take. */
  public Timing timing() {
    return machine.timing();
  }

  /** The programs. */
  public List<ProgramSpec> programs() {
    return machine.programs();
  }

  /** Whose counts are kept, in their order: the programs, and last the image as a whole. */
  public List<String> observers() {
    return Stream.concat(programs().stream().map(ProgramSpec::name), image.stream()).toList();
  }

  /** Between the packets that each VM carries; zero: they carry none. */
  public Delay packetSpacing() {
    return machine.packetSpacing();
  }

  /** Of every random draw. */
  public long seed() {
    return machine.seed();
  }

  /** {@link Limits#cycles}. */
  public OptionalLong cycles() {
    return limits.cycles();
  }

  /** {@link Limits#duration}. */
  public Optional<Duration> duration() {
    return limits.duration();
  }

  /** {@link Limits#until}. */
  public Optional<StoppingRule> until() {
    return limits.until();
  }

  /** {@link Limits#warmUp}. */
  public int warmUp() {
    return limits.warmUp();
  }

  /** {@link Concurrency#lanes}. */
  public int lanes() {
    return concurrency.lanes();
  }

  /** {@link Concurrency#threads}. */
  public int threads() {
    return concurrency.threads();
  }

  /**
   * The same campaign on one thread at free pace: deterministic, the same counts on every machine.
   */
  public CampaignSettings onOracle() {
    return new CampaignSettings(
        machine,
        limits,
        new Concurrency(lanes(), 1),
        new ClockSettings(Pace.FREE, clock.lagNanos(), clock.windowNanos(), Placement.TOGETHER),
        controls,
        provenance.with("run.threads = 1", "clock.pace = free"),
        image,
        keeping);
  }

  /** Another VM. */
  public CampaignSettings of(MachineSpec other) {
    return new CampaignSettings(
        other, limits, concurrency, clock, controls, provenance, image, keeping);
  }

  /**
   * The same with other random draws.
   *
   * @param block from 0 on; the first draws what this does
   */
  public CampaignSettings ofBlock(int block) {
    return block == 0
        ? this
        : of(
            machine.seeded(
                new CycleRandom(seed(), block, BlockPlan.class.getSimpleName()).nextLong()));
  }

  /** The same campaign, whose programs are those of an image. */
  public CampaignSettings ofImage(String name) {
    return new CampaignSettings(
        machine, limits, concurrency, clock, controls, provenance, Optional.of(name), keeping);
  }

  /** The same campaign, with where its settings depart from what comes with vfrace. */
  public CampaignSettings departing(Departed departures) {
    return new CampaignSettings(
        machine,
        limits,
        concurrency,
        clock,
        controls,
        provenance.departing(departures),
        image,
        keeping);
  }

  /** The same at another size. */
  public CampaignSettings sized(Limits newLimits, Concurrency newConcurrency) {
    return new CampaignSettings(
        machine, newLimits, newConcurrency, clock, controls, provenance, image, keeping);
  }

  /** The same, and it is kept in which cycle what happened. */
  CampaignSettings keptByCycle() {
    return keeping(new Keeping(/* byCycle= */ true, keeping.witnesses()));
  }

  /** The same, and so many cycles are kept as witnesses; 0: none. */
  public CampaignSettings witnessed(int witnesses) {
    return keeping(new Keeping(keeping.byCycle(), witnesses));
  }

  private CampaignSettings keeping(Keeping other) {
    return new CampaignSettings(
        machine, limits, concurrency, clock, controls, provenance, image, other);
  }

  /** The races with known answers that run beside it. */
  public List<KnownRace> knownRaces() {
    return Controls.of(controls, clock.windowNanos(), seed());
  }
}

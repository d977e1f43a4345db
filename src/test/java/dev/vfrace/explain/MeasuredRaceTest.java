package dev.vfrace.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.count.Counter;
import dev.vfrace.count.Counts;
import dev.vfrace.delay.Delay;
import dev.vfrace.explain.MeasuredCycles.Gate;
import dev.vfrace.machine.VirtualMachine;
import dev.vfrace.model.KernelTiming;
import dev.vfrace.model.MachineSpec;
import dev.vfrace.model.Timing;
import dev.vfrace.model.UserspaceTiming;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.statistics.Interval;
import dev.vfrace.statistics.Rate;
import dev.vfrace.vocabulary.KernelStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Predicts what was measured on a real kernel: the rows of every second cycle, outcomes not used,
 * against the outcomes of the others. The observer's own time after its wake-up is drawn apart.
 */
@Tag("campaign")
final class MeasuredRaceTest {

  private static final int CYCLES = 5_000;
  private static final int SEEDS = 4;

  @TempDir private Path directory;

  /** A set of cycles, the design that was measured, and what was looked for. */
  private record Case(String set, String kernel, List<Gate> gates) {}

  private static final List<Case> CASES =
      List.of(
          new Case("v61_vmxnet3", "net-failover", List.of(Gate.MASTER)),
          new Case("v61_fakevsc", "v6.1", List.of(Gate.MASTER, Gate.FLAG)),
          new Case("v61_postinit", "v6.8", List.of(Gate.MASTER)));

  /** One share: predicted twice, and measured. */
  private record Cell(String name, double joint, double apart, Rate measured) {

    boolean holds(double predicted) {
      Interval interval = measured.interval();
      return predicted >= interval.low() && predicted <= interval.high();
    }

    double off(double predicted) {
      return Math.abs(predicted - measured.rate());
    }

    String line() {
      Interval interval = measured.interval();
      return String.format(
          Locale.ROOT,
          "%-32s %5.1f%s  %5.1f%s  %5.1f [%.1f-%.1f]",
          name,
          100 * joint,
          holds(joint) ? " " : "*",
          100 * apart,
          holds(apart) ? " " : "*",
          100 * measured.rate(),
          100 * interval.low(),
          100 * interval.high());
    }
  }

  @Test
  void rowsPredictWhatIndependentDrawsOverstate() throws IOException {
    List<Cell> cells = new ArrayList<>();
    for (Case measured : CASES) {
      cells.addAll(cells(measured));
    }
    System.out.println("share in %: from rows, from independent draws, measured; * outside");
    cells.forEach(cell -> System.out.println(cell.line()));
    assertThat(cells).hasSize(19);
    assertThat(cells.stream().filter(cell -> cell.holds(cell.joint)))
        .hasSizeGreaterThanOrEqualTo(16);
    assertThat(cells).allMatch(cell -> cell.off(cell.joint) < 0.1);
    assertThat(cells.stream().filter(cell -> cell.holds(cell.apart))).hasSizeLessThanOrEqualTo(6);
    assertThat(cells).anyMatch(cell -> cell.off(cell.apart) > 0.15);
  }

  private List<Cell> cells(Case measured) throws IOException {
    MeasuredCycles all = MeasuredCycles.read(measured.set);
    MachineSpec machine = machine(measured, all.half(0));
    List<Double> joint = shares(machine, measured.gates);
    List<Double> apart = shares(apart(machine), measured.gates);
    List<Cell> cells = new ArrayList<>();
    for (Gate gate : measured.gates) {
      for (long delay : all.delays()) {
        List<Map<String, Long>> others = all.half(1).delayed(delay).all();
        long missed = others.stream().filter(gate::missed).count();
        int at = cells.size();
        cells.add(
            new Cell(
                "%s %s %d us".formatted(measured.set, gate.key(), delay / 1000),
                joint.get(at),
                apart.get(at),
                new Rate(missed, others.size())));
      }
    }
    return cells;
  }

  private MachineSpec machine(Case measured, MeasuredCycles half) throws IOException {
    Files.writeString(directory.resolve(measured.set + ".csv"), half.rows());
    StringBuilder text = new StringBuilder();
    List<String> names = new ArrayList<>();
    for (Gate gate : measured.gates) {
      for (long delay : half.delays()) {
        names.add("%s-after-%d".formatted(gate.key(), delay));
        text.append(
            """
            vfrace.userspace.%s {
              trigger = uevent-add, reads = sysfs, gate = %s, latency-fixed = true, latency = %s }
            """
                .formatted(names.get(names.size() - 1), gate.key(), half.delayed(delay).own(gate)));
      }
    }
    text.append(
        """
        vfrace.run { kernel = "%s", userspace = [%s], timing = raw }
        vfrace.timing { rows = %s.csv, kernel { settle = 400ms, gap = 20ms } }
        """
            .formatted(measured.kernel, String.join(", ", names), measured.set));
    Path file = Files.writeString(directory.resolve(measured.set + ".conf"), text);
    return Catalogue.load(Catalogue.confDir(), List.of(file), List.of(), Map.of())
        .campaign()
        .machine();
  }

  /** The share of cycles in which each program missed what its gate is after. */
  private static List<Double> shares(MachineSpec machine, List<Gate> gates) {
    int programs = machine.programs().size();
    long[] hits = new long[programs];
    long[] trials = new long[programs];
    for (int seed = 0; seed < SEEDS; seed++) {
      try (Rehearsal rehearsal = new Rehearsal()) {
        VirtualMachine.Round round = rehearsal.run(machine.seeded(seed), CYCLES);
        for (int at = 0; at < programs; at++) {
          Counts counts = round.programs().get(at);
          Gate gate = gates.get(at * gates.size() / programs);
          hits[at] += counts.of(gate == Gate.FLAG ? Counter.SAW_UNSLAVED : Counter.SAW_NO_MASTER);
          trials[at] += counts.trials();
        }
      }
    }
    List<Double> shares = new ArrayList<>();
    for (int at = 0; at < programs; at++) {
      shares.add((double) hits[at] / trials[at]);
    }
    return shares;
  }

  /** The same delays, each drawn by itself. */
  private static MachineSpec apart(MachineSpec machine) {
    Timing timing = machine.timing();
    Map<KernelStep, Delay> delays = new EnumMap<>(KernelStep.class);
    for (KernelStep step : KernelStep.values()) {
      delays.put(step, new Alone(timing.kernel().of(step)));
    }
    UserspaceTiming none = UserspaceTiming.NONE;
    return new MachineSpec(
        machine.kernel(),
        machine.scenario(),
        new Timing(
            timing.name(),
            timing.summary(),
            timing.source(),
            timing.driver(),
            new KernelTiming(delays),
            new UserspaceTiming(
                none.ueventLatency(),
                none.newlinkLatency(),
                none.scanLatency(),
                none.pollLatency(),
                none.pollPeriod(),
                none.actLatency(),
                Optional.of(new Alone(timing.userspace().wakeUp().orElseThrow())),
                none.udevdStart(),
                none.rename(),
                none.together()),
            timing.stalls()),
        machine.programs(),
        machine.packetSpacing(),
        machine.seed());
  }

  private record Alone(Delay delay) implements Delay {
    @Override
    public long sample(RandomGenerator random) {
      return delay.sample(random);
    }

    @Override
    public double quantile(double p) {
      return delay.quantile(p);
    }
  }
}

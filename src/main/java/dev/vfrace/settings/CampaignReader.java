package dev.vfrace.settings;

import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.campaign.ClockSettings;
import dev.vfrace.campaign.Concurrency;
import dev.vfrace.campaign.Limits;
import dev.vfrace.delay.Delay;
import dev.vfrace.explain.Plays;
import dev.vfrace.model.Image;
import dev.vfrace.model.KernelDesign;
import dev.vfrace.model.MachineSpec;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.Scenario;
import dev.vfrace.model.Timing;
import dev.vfrace.question.StoppingRule;
import dev.vfrace.text.Durations;
import dev.vfrace.timeline.Pace;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** Puts a campaign together from the definitions that {@code vfrace.run} names. */
final class CampaignReader {

  private static final List<String> CLOCK_KEYS = List.of("pace", "lag", "auto-lag-share");
  private static final Map<String, Pace> PACES = Words.kebab(Pace.class);
  private static final double LEAST_LAG_SHARE = 1e-6;
  private static final long MAX_LAG_NANOS = 1_000_000_000_000_000L;

  private final Configuration configuration;
  private final Section root;
  private final Definitions<KernelDesign> kernels;
  private final Definitions<Scenario> scenarios;
  private final Definitions<ProgramSpec> programs;
  private final Definitions<Image> images;

  /** Reads what this says. */
  CampaignReader(Configuration configuration) {
    this.configuration = configuration;
    root = configuration.root();
    kernels = configuration.defined().kernels();
    scenarios = configuration.defined().scenarios();
    programs = configuration.defined().programs();
    images = configuration.defined().images();
  }

  /** Reads every key that a campaign has, without putting one together. */
  void check() {
    RunReader run = configuration.run();
    run.check();
    KernelDesign kernel = kernels.find(run.at("kernel"), Kind.KERNEL);
    scenarios.find(run.at("scenario"), Kind.SCENARIO);
    until(run, observers(run, programs(run, kernel)));
    ExpectationChecks.check(run.expectations(), known());
    Section clock = root.section("clock").allowing(CLOCK_KEYS);
    clock.word("pace", PACES);
    lag(clock, OptionalLong.empty());
    spacing();
    ControlReader.read(root.section("controls"));
  }

  /** The programs of the image, or those that are chosen one by one. */
  private List<ProgramSpec> programs(RunReader run, KernelDesign kernel) {
    Optional<Located> image = run.image();
    if (image.isEmpty()) {
      return ProgramSelection.choose(run.at("userspace"), programs.values(), kernel);
    }
    String name = images.find(image.get(), Kind.IMAGE).name();
    return ProgramSelection.ofImage(
        ImageReader.programs(images.section(name)), programs.values(), kernel);
  }

  /** Of whom rates are counted. */
  private static List<String> observers(RunReader run, List<ProgramSpec> chosen) {
    return Stream.concat(
            chosen.stream().map(ProgramSpec::name), run.image().map(Located::text).stream())
        .toList();
  }

  private Set<String> known() {
    Set<String> known = new LinkedHashSet<>(programs.values().keySet());
    known.addAll(images.values().keySet());
    return known;
  }

  private Delay spacing() {
    return DelayReader.required(root.section("traffic").allowing(List.of("spacing")), "spacing");
  }

  /** The campaign. */
  CampaignSettings read() {
    RunReader run = configuration.run();
    Section clock = root.section("clock").allowing(CLOCK_KEYS);
    Timing timing = configuration.chosen().timing();
    TimingOverrides overrides = configuration.chosen().overrides();
    KernelDesign kernel = kernels.find(run.at("kernel"), Kind.KERNEL);
    Scenario scenario = scenarios.find(run.at("scenario"), Kind.SCENARIO);
    if (scenario.hibernates() && !kernel.coupling().hibernates()) {
      throw run.at("scenario")
          .error(
              ("%s hibernates the VM, which netvsc of %s cannot (hibernates = false); allowed: a"
                      + " kernel that can, or a scenario without suspend-resume")
                  .formatted(scenario.name(), kernel.name()));
    }
    List<ProgramSpec> chosen = run.touching(programs(run, kernel));
    OptionalLong window = Plays.shortestWindow(kernel, timing);
    ClockSettings clockSettings =
        run.concurrency()
            .place(ClockSettings.placed(clock.word("pace", PACES), lag(clock, window), window));
    MachineSpec machine =
        new MachineSpec(
            kernel,
            scenario,
            timing,
            chosen.stream().map(overrides::apply).toList(),
            spacing(),
            run.seed());
    int lanes =
        clockSettings.pace() == Pace.REAL && run.concurrency().areLanesOpen()
            ? RealLanes.of(run, machine)
            : run.concurrency().lanes();
    Recorded recorded =
        new Recorded(root, run, clockSettings, configuration.chosen().listeners())
            .lanes(lanes)
            .definition(Kind.KERNEL, kernel.name(), kernels.merged(kernel.name()))
            .definition(Kind.SCENARIO, scenario.name(), scenarios.merged(scenario.name()))
            .timing(timing.name())
            .withoutReplacements();
    chosen.forEach(
        program -> recorded.definition(Kind.USERSPACE, program.name(), overrides.merged(program)));
    Optional<String> image = run.image().map(Located::text);
    image.ifPresent(name -> recorded.image(name, images.merged(name)));
    CampaignSettings settings =
        new CampaignSettings(
            machine,
            new Limits(
                run.cycles(),
                run.duration(),
                until(run, observers(run, chosen)),
                run.concurrency().warmUp(clockSettings.pace())),
            new Concurrency(lanes, run.concurrency().threads()),
            clockSettings,
            ControlReader.read(root.section("controls")),
            recorded
                .provenance()
                .resting(
                    Figures.bases(root.section("timing"), timing.kernel(), chosen, overrides)));
    return image.map(settings::ofImage).orElse(settings).witnessed(run.witnesses());
  }

  private static Optional<StoppingRule> until(RunReader run, List<String> names) {
    Optional<StoppingRule> until = run.until();
    for (String program : until.map(it -> it.until().programs()).orElse(Set.of())) {
      if (!names.contains(program)) {
        throw run.at("until").unknown("program of this run", program, names);
      }
    }
    return until;
  }

  private static OptionalLong lag(Section clock, OptionalLong window) {
    Located at = clock.required("lag", "auto, unbounded or a duration");
    double share =
        clock.required("auto-lag-share", "a number from 0 to 1").number(LEAST_LAG_SHARE, 1);
    return switch (at.text()) {
      case "auto" -> autoLag(window, share);
      case "unbounded" -> OptionalLong.empty();
      default -> OptionalLong.of(atLeastOne(at));
    };
  }

  private static OptionalLong autoLag(OptionalLong window, double share) {
    return window.isPresent()
        ? OptionalLong.of(Math.max(1, Math.round(window.getAsLong() * share)))
        : OptionalLong.empty();
  }

  private static long atLeastOne(Located at) {
    long nanos = at.nanos(MAX_LAG_NANOS);
    if (nanos < 1) {
      throw at.error("must be at least 1 ns; allowed: auto, unbounded or " + Durations.ALLOWED);
    }
    return nanos;
  }
}

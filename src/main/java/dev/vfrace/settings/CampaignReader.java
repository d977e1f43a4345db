package dev.vfrace.settings;

import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.campaign.ClockSettings;
import dev.vfrace.model.KernelDesign;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.Scenario;
import dev.vfrace.model.Timing;
import dev.vfrace.question.Until;
import dev.vfrace.text.Durations;
import dev.vfrace.timeline.Pace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Puts a campaign together from the definitions that {@code vfrace.run} names. */
final class CampaignReader {

  private static final List<String> CLOCK_KEYS = List.of("pace", "lag", "auto-lag-share");
  private static final Map<String, Pace> PACES = Words.kebab(Pace.class);
  private static final long MAX_LAG_NANOS = 1_000_000_000_000_000L;

  private final Section root;
  private final Definitions<KernelDesign> kernels;
  private final Definitions<Scenario> scenarios;
  private final Definitions<ProgramSpec> programs;
  private final Timing timing;

  /** Reads from these definitions. */
  CampaignReader(
      Section root,
      Definitions<KernelDesign> kernels,
      Definitions<Scenario> scenarios,
      Definitions<ProgramSpec> programs,
      Timing timing) {
    this.root = root;
    this.kernels = kernels;
    this.scenarios = scenarios;
    this.programs = programs;
    this.timing = timing;
  }

  /** The campaign. */
  CampaignSettings read() {
    RunReader run = RunReader.of(root);
    Section clock = root.section("clock").allowing(CLOCK_KEYS);
    KernelDesign kernel = kernels.find(run.at("kernel"), Kind.KERNEL);
    Scenario scenario = scenarios.find(run.at("scenario"), Kind.SCENARIO);
    List<ProgramSpec> chosen =
        run.touching(ProgramSelection.choose(run.at("userspace"), programs.values(), kernel));
    OptionalLong window = ShortestWindow.nanos(kernel, timing.kernel());
    ClockSettings clockSettings =
        run.place(
            ClockSettings.placed(clock.word("pace", PACES), lag(clock, window), window));
    Fingerprint fingerprint =
        amounts(run)
            .figure("clock.pace", clockSettings.pace().name())
            .figure("clock.lag", clockSettings.lagNanos().toString())
            .figure("run.placement", clockSettings.placement().name())
            .figure("run.warm-up", run.warmUp(clockSettings.pace()))
            .definition("controls", root.section("controls").merged())
            .definition("traffic", root.section("traffic").merged())
            .definition("timing", root.section("timing").merged())
            .definition("kernel." + kernel.name(), kernels.merged(kernel.name()))
            .definition("scenario." + scenario.name(), scenarios.merged(scenario.name()));
    chosen.forEach(
        program ->
            fingerprint.definition("userspace." + program.name(), programs.merged(program.name())));
    return new CampaignSettings(
        kernel,
        scenario,
        timing,
        chosen.stream().map(p -> TimingOverrides.apply(p, timing.userspace())).toList(),
        DelayReader.required(root.section("traffic").allowing(List.of("spacing")), "spacing"),
        run.cycles(),
        run.duration(),
        until(run, chosen),
        run.lanes(),
        run.threads(),
        run.seed(),
        run.warmUp(clockSettings.pace()),
        clockSettings,
        ControlReader.read(root.section("controls")),
        fingerprint.sha256());
  }

  private static Fingerprint amounts(RunReader run) {
    return new Fingerprint()
        .figure("run.cycles", run.cycles().toString())
        .figure("run.duration", run.duration().toString())
        .figure("run.until", run.at("until").text())
        .figure("run.lanes", run.lanes())
        .figure("run.threads", run.threads())
        .figure("run.touch-vf", run.at("touch-vf").text())
        .figure("run.seed", run.at("seed").text());
  }

  private static Optional<Until> until(RunReader run, List<ProgramSpec> chosen) {
    Optional<Until> until = run.until();
    List<String> names = chosen.stream().map(ProgramSpec::name).toList();
    for (String program : until.map(Until::programs).orElse(Set.of())) {
      if (!names.contains(program)) {
        throw run.at("until").unknown("program of this run", program, names);
      }
    }
    return until;
  }

  private static OptionalLong lag(Section clock, OptionalLong window) {
    Located at = clock.required("lag", "auto, unbounded or a duration");
    Located share = clock.required("auto-lag-share", "a number from 0 to 1");
    if (share.number() <= 0 || share.number() > 1) {
      throw share.error("out of range; allowed: more than 0, up to 1");
    }
    return switch (at.text()) {
      case "auto" -> autoLag(window, share.number());
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

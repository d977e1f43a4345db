package dev.vfrace.settings;

import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.explain.DrawnDelays;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.study.SensitivityStudy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** Puts the campaigns of a sensitivity analysis together. */
final class SensitivityReader {

  private static final long LEAST_CYCLES = 1000;
  private static final String AUTO_CYCLES = "auto-cycles";
  private static final String METRIC = "vfrace.run.metric";

  private final Catalogue catalogue;
  private final Configuration configuration;

  SensitivityReader(Catalogue catalogue, Configuration configuration) {
    this.catalogue = catalogue;
    this.configuration = configuration;
  }

  /** Cycles of all campaigns together that do not say how many. */
  static long autoCycles(Configuration configuration) {
    return configuration
        .root()
        .section("sensitivity")
        .allowing(List.of(AUTO_CYCLES))
        .required(AUTO_CYCLES, "a whole number")
        .count(LEAST_CYCLES, Long.MAX_VALUE);
  }

  /** The study of these designs, or of the one that is chosen. */
  SensitivityStudy read(List<String> kernels) {
    RunReader run = configuration.run();
    List<String> designs = kernels.isEmpty() ? List.of(run.at("kernel").text()) : kernels;
    designs.forEach(catalogue::kernel);
    if (new TreeSet<>(designs).size() < designs.size()) {
      throw new SettingsException(
          "sensitivity %s: a design is there twice; allowed: each once"
              .formatted(String.join(" ", designs)));
    }
    boolean auto = run.at("cycles").text().equals("auto");
    return read(designs, Choice::kernel, auto ? OptionalLong.empty() : run.cycles());
  }

  /**
   * The study of designs.
   *
   * @param chosen what is chosen for one of a name
   * @param cycles of each campaign; empty: as many as they may have together
   */
  SensitivityStudy read(
      List<String> designs, BiFunction<Choice, String, Choice> chosen, OptionalLong cycles) {
    RunReader run = configuration.run();
    run.duration()
        .ifPresent(
            duration -> {
              throw run.at("duration")
                  .error("the variations are compared cycle by cycle; allowed: none, and cycles");
            });
    Choice base = onOneThread(run, "sensitivity");
    Map<String, ProgramSpec> programs = new LinkedHashMap<>();
    Set<String> drawn = new TreeSet<>();
    for (String design : designs) {
      CampaignSettings campaign = campaign(chosen.apply(base, design));
      campaign.programs().forEach(program -> programs.put(program.name(), own(program.name())));
      drawn.addAll(DrawnDelays.of(campaign.machine()));
    }
    VariedFigures varied = new VariedFigures(configuration, programs.values(), drawn, base);
    List<Choice> choices = new ArrayList<>();
    choices.add(base);
    choices.addAll(varied.variations().values());
    long each = autoCycles(configuration) / ((long) choices.size() * designs.size());
    long ofEach = cycles.orElse(Math.max(LEAST_CYCLES, each));
    return new SensitivityStudy(
        designs,
        catalogue.runOptions().metric(),
        List.copyOf(varied.variations().keySet()),
        varied.leftOut(),
        choices.stream()
            .flatMap(
                choice ->
                    designs.stream()
                        .map(design -> campaign(chosen.apply(choice.cycles(ofEach), design))))
            .toList(),
        catalogue.compareOptions().atOnce());
  }

  /**
   * As many at a time as there are processors: then what a variation does not touch is the same.
   */
  static Choice onOneThread(RunReader run, String who) {
    // which metric is looked at is the study's, not its campaigns'
    Choice choice = Choice.by(who).value(METRIC, Reference.defaults().getValue(METRIC));
    return run.at("threads").text().equals("auto") ? choice.threads(1) : choice;
  }

  private CampaignSettings campaign(Choice choice) {
    return catalogue.with(choice).comparableCampaign();
  }

  /** With the figures of its definition. */
  private ProgramSpec own(String name) {
    return Names.find(Kind.USERSPACE, name, catalogue.userspace());
  }
}

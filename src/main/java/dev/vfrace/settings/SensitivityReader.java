package dev.vfrace.settings;

import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.explain.DrawnDelays;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.study.SensitivityStudy;
import dev.vfrace.study.Variation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Puts the campaigns of a sensitivity analysis together. */
final class SensitivityReader {

  private static final long LEAST_CYCLES = 1000;
  private static final String AUTO_CYCLES = "auto-cycles";

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
    run.duration()
        .ifPresent(
            duration -> {
              throw run.at("duration")
                  .error("the variations are compared cycle by cycle; allowed: none, and cycles");
            });
    List<String> designs = kernels.isEmpty() ? List.of(run.at("kernel").text()) : kernels;
    Choice base = onOneThread(run);
    Map<String, ProgramSpec> programs = new LinkedHashMap<>();
    Set<String> drawn = new TreeSet<>();
    for (String design : designs) {
      catalogue.kernel(design);
      CampaignSettings campaign = campaign(base.kernel(design));
      campaign.programs().forEach(program -> programs.put(program.name(), own(program.name())));
      drawn.addAll(DrawnDelays.of(campaign.machine()));
    }
    VariedFigures varied = new VariedFigures(configuration, programs.values(), drawn, base);
    return new SensitivityStudy(
        designs,
        catalogue.runOptions().metric(),
        List.copyOf(varied.variations().keySet()),
        varied.leftOut(),
        campaigns(designs, base, varied.variations(), run),
        catalogue.compareOptions().atOnce());
  }

  private List<CampaignSettings> campaigns(
      List<String> designs, Choice base, Map<Variation, Choice> variations, RunReader run) {
    List<Choice> choices = new ArrayList<>();
    choices.add(base);
    choices.addAll(variations.values());
    long each = autoCycles(configuration) / ((long) choices.size() * designs.size());
    long cycles = run.cycles().orElse(0);
    if (run.at("cycles").text().equals("auto")) {
      cycles = Math.max(LEAST_CYCLES, each);
    }
    List<CampaignSettings> campaigns = new ArrayList<>();
    for (Choice choice : choices) {
      for (String design : designs) {
        campaigns.add(campaign(choice.kernel(design).cycles(cycles)));
      }
    }
    return campaigns;
  }

  /**
   * As many at a time as there are processors: then what a variation does not touch is the same.
   */
  private static Choice onOneThread(RunReader run) {
    Choice choice = Choice.by("sensitivity");
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

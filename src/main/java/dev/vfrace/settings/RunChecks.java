package dev.vfrace.settings;

import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.model.Scenario;
import dev.vfrace.report.ReportFormat;
import java.util.Collection;
import java.util.List;

/** Refuses what a campaign is asked that it cannot answer. */
final class RunChecks {

  private final RunReader run;
  private final Bundled bundled;

  /** Checks what this says. */
  RunChecks(Configuration configuration) {
    run = configuration.run();
    bundled = configuration.bundled();
  }

  /** Accepts a campaign that answers by itself: its programs run, and its fleet has its chances. */
  void checkAlone(CampaignSettings settings, Collection<Scenario> known) {
    ExpectationChecks.checkRunning(run.expectations(), settings.observers());
    checkFleet(settings.scenario(), known);
  }

  /** Accepts a campaign to be held against another: nothing decides there but the comparison. */
  void checkComparable() {
    if (run.until().isPresent()) {
      throw run.at("until")
          .error(
              "the counts may not decide when a comparison ends; allowed: none; limit it by"
                  + " --cycles or --duration");
    }
    Located expectations = run.expectations();
    if (!ExpectationChecks.items(expectations).isEmpty()) {
      throw expectations.error("nothing decides it here; allowed: none, or in 'vfrace run'");
    }
    if (run.options().fleet().isPresent()) {
      throw run.at("fleet")
          .error("nothing works out its incidents here; allowed: none, or in 'vfrace run'");
    }
    if (!bundled.holds(run.at("metric"))) {
      throw run.at("metric")
          .error("the table here is about all metrics; leave it out, or give it to 'vfrace run'");
    }
  }

  /** Accepts a campaign that is but measured for a while: nothing is asked of it. */
  void checkPlanned() {
    checkComparable();
    if (run.options().json().isPresent()) {
      throw run.at("json").error("a plan writes no JSON; allowed: none");
    }
    if (run.options().format() != ReportFormat.TEXT) {
      throw run.at("format").error("a plan is told as text alone; allowed: text");
    }
    for (String key : List.of("cycles", "duration")) {
      if (Origins.isArgument(run.at(key).value().origin())) {
        throw run.at(key).error("a plan measures for a time of its own; leave it out");
      }
    }
  }

  /** Boots need a scenario that boots. */
  private void checkFleet(Scenario scenario, Collection<Scenario> known) {
    boolean ofBoots =
        run.options().fleet().map(fleet -> fleet.unit().matches("(?i)boots?")).orElse(false);
    if (ofBoots && !scenario.boots()) {
      List<String> booting = known.stream().filter(Scenario::boots).map(Scenario::name).toList();
      throw run.at("fleet")
          .error(
              "the cycles of scenario %s are %s, and no boots; allowed: a number of %s, or a"
                      .formatted(scenario.name(), scenario.cycles(), scenario.cycles())
                  + " scenario that boots: "
                  + String.join(", ", booting));
    }
  }
}

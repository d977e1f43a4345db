package dev.vfrace.page;

import dev.vfrace.analysis.RunIdentity;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.report.Findings;
import dev.vfrace.statistics.Rate;
import dev.vfrace.text.Quantity;
import dev.vfrace.text.RateFormat;
import java.util.Locale;

/** The first sentence of a report: what was measured, how often it happened, how sure that is. */
final class Lead {

  private Lead() {}

  /** Of a run. */
  static String of(RunResult run) {
    RunIdentity identity = run.identity();
    return "In %s of a simulated VM with kernel design %s (scenario %s, timing %s%s), %s"
        .formatted(
            Quantity.count(run.volume().cycles()) + " " + identity.cycles(),
            identity.kernelAsRun(),
            identity.scenarioAsRun(),
            identity.timingAsRun(),
            identity.imageAsRun().map(name -> ", image " + name).orElse(""),
            happened(run));
  }

  private static String happened(RunResult run) {
    boolean asked = !run.expectations().isEmpty() || run.identity().image().isPresent();
    if (run.volume().cycles() == 0) {
      return "nothing was counted.";
    }
    return asked || run.observers().size() == 1
        ? Focus.of(run).stream()
            .findFirst()
            .map(focus -> sentence(focus, focus.rate(run)))
            .orElse("no program had a chance.")
        : lowerFirst(new Findings(run).lines().get(0));
  }

  /** How often it happened, and the interval. */
  static String sentence(Focus focus, Rate rate) {
    String interval = RateFormat.interval(rate.interval());
    return rate.count() == 0
        ? "%s never %s in %s trials, which bounds its rate: less than %s (95 %% interval %s)."
            .formatted(
                focus.program(),
                Words.did(focus.metric()),
                Quantity.count(rate.trials()),
                RateFormat.bound(rate.interval().high()),
                interval)
        : "%s %s in %s of its trials (%s of %s, 95 %% interval %s)."
            .formatted(
                focus.program(),
                Words.did(focus.metric()),
                RateFormat.rate(rate),
                Quantity.count(rate.count()),
                Quantity.count(rate.trials()),
                interval);
  }

  private static String lowerFirst(String sentence) {
    return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }
}

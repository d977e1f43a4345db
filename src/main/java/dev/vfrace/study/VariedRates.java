package dev.vfrace.study;

import dev.vfrace.campaign.BatchedRate;
import dev.vfrace.campaign.Comparison;
import dev.vfrace.campaign.Measurement;
import dev.vfrace.campaign.PairTable;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.statistics.Rate;
import dev.vfrace.statistics.Stopping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rates of a sensitivity analysis, campaign by campaign. */
final class VariedRates {

  private final SensitivityStudy study;
  private final Turns turns;
  private final List<Map<String, Rate>> rates = new ArrayList<>();

  VariedRates(SensitivityStudy study, Turns turns) {
    this.study = study;
    this.turns = turns;
    turns.measured().forEach(measured -> rates.add(rates(measured)));
  }

  /** What a variation came to, whose first campaign is at a place. */
  VariedRun run(Variation variation, int first) {
    List<Map<String, Change>> fromGiven = new ArrayList<>();
    for (int design = 0; design < study.designs().size(); design++) {
      fromGiven.add(changes(design, first + design));
    }
    return new VariedRun(variation, fromGiven, betweenDesigns(first));
  }

  /** From the first design, whose campaign is at a place, to each other. */
  List<Map<String, Change>> betweenDesigns(int first) {
    List<Map<String, Change>> between = new ArrayList<>();
    for (int design = 1; design < study.designs().size(); design++) {
      between.add(changes(first, first + design));
    }
    return between;
  }

  /** Of the programs that both have, and that had events in either. */
  private Map<String, Change> changes(int before, int after) {
    PairTable pairs = turns.pairs().getOrDefault(new Comparison(before, after), PairTable.NONE);
    Map<String, Change> changes = new LinkedHashMap<>();
    rates
        .get(before)
        .forEach(
            (program, rate) -> {
              Rate other = rates.get(after).getOrDefault(program, Rate.NONE);
              if (rate.count() + other.count() > 0) {
                changes.put(program, new Change(rate, other, pairs.of(program, study.metric())));
              }
            });
    return changes;
  }

  private Map<String, Rate> rates(Measurement measured) {
    Map<String, Rate> found = new LinkedHashMap<>();
    List<ProgramSpec> programs = measured.settings().programs();
    for (int index = 0; index < programs.size(); index++) {
      found.put(
          programs.get(index).name(),
          new BatchedRate(study.metric(), measured.totals().batches(index)).rate(Stopping.FIXED));
    }
    return found;
  }
}

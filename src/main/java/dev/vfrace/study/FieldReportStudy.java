package dev.vfrace.study;

import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.study.FieldReportTable.Check;
import java.util.ArrayList;
import java.util.List;

/**
 * Field reports that are checked.
 *
 * @param cases in the order of the table
 * @param atOnce campaigns that run at a time, 1 to 1024
 */
public record FieldReportStudy(List<ReportedCase> cases, int atOnce)
    implements Study<FieldReportTable> {

  /** Defensive copy. */
  public FieldReportStudy {
    cases = List.copyOf(cases);
  }

  @Override
  public List<CampaignSettings> campaigns() {
    return cases.stream().map(ReportedCase::campaign).toList();
  }

  @Override
  public List<String> names() {
    return cases.stream().map(it -> it.report().name()).toList();
  }

  /** Nothing is compared with one another, so that there is nothing to interleave. */
  @Override
  public CompareOptions turns() {
    return new CompareOptions(1, atOnce);
  }

  @Override
  public String intention(int blocks) {
    return "checking %d reports".formatted(cases.size());
  }

  @Override
  public FieldReportTable conclude(Turns measured, int blocks) {
    List<Check> checks = new ArrayList<>();
    for (int index = 0; index < cases.size(); index++) {
      checks.add(new Check(cases.get(index).report(), measured.result(index)));
    }
    return new FieldReportTable(checks);
  }
}

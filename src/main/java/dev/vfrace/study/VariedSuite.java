package dev.vfrace.study;

import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.campaign.Comparison;
import dev.vfrace.campaign.PairTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A suite, and beside it its designs with one estimate after the other varied.
 *
 * @param suite the table
 * @param varied what marks its cells: all of its designs, in its order
 */
public record VariedSuite(Suite suite, SensitivityStudy varied) implements Study<DecisionTable> {

  @Override
  public List<CampaignSettings> campaigns() {
    return joined(suite.campaigns(), varied.campaigns());
  }

  @Override
  public List<String> names() {
    return joined(suite.names(), varied.names());
  }

  @Override
  public List<Comparison> comparisons() {
    int first = suite.campaigns().size();
    return varied.comparisons().stream()
        .map(it -> new Comparison(it.indexA() + first, it.indexB() + first))
        .toList();
  }

  @Override
  public CompareOptions turns() {
    return suite.turns();
  }

  @Override
  public String intention(int most) {
    return "%s; beside it %d variations"
        .formatted(suite.intention(most), varied.variations().size());
  }

  @Override
  public DecisionTable conclude(Turns measured, int most) {
    int first = suite.campaigns().size();
    Map<Comparison, PairTable> pairs = new HashMap<>();
    measured
        .pairs()
        .forEach(
            (it, table) ->
                pairs.put(new Comparison(it.indexA() - first, it.indexB() - first), table));
    Turns ofVaried =
        new Turns(
            measured.measured().subList(first, measured.measured().size()),
            measured.recorder(),
            List.of(),
            pairs);
    DecisionTable table =
        suite.conclude(new Turns(measured.measured().subList(0, first), measured.recorder()), most);
    return table.marked(Survival.of(varied, ofVaried, suite.frame().reader()));
  }

  private static <T> List<T> joined(List<T> one, List<T> other) {
    List<T> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }
}

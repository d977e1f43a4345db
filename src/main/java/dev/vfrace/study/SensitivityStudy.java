package dev.vfrace.study;

import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.campaign.Comparison;
import dev.vfrace.count.Metric;
import java.util.ArrayList;
import java.util.List;

/**
 * Designs, as they are given and with one estimate after the other varied.
 *
 * @param designs their names
 * @param metric whose rates are looked at
 * @param variations what is varied
 * @param leftOut what is not
 * @param campaigns of the designs as given, then of each variation
 * @param atOnce campaigns that run at a time, 1 to 1024
 */
public record SensitivityStudy(
    List<String> designs,
    Metric metric,
    List<Variation> variations,
    List<LeftOut> leftOut,
    List<CampaignSettings> campaigns,
    int atOnce)
    implements Study<Sensitivity> {

  /** Defensive copies. */
  public SensitivityStudy {
    designs = List.copyOf(designs);
    variations = List.copyOf(variations);
    leftOut = List.copyOf(leftOut);
    campaigns = List.copyOf(campaigns);
  }

  @Override
  public List<String> names() {
    List<String> names = new ArrayList<>();
    designs.forEach(design -> names.add(design + " as given"));
    variations.forEach(
        variation -> designs.forEach(design -> names.add(design + ", " + variation.name())));
    return names;
  }

  /** The same, looked at by another metric. */
  SensitivityStudy about(Metric other) {
    return new SensitivityStudy(designs, other, variations, leftOut, campaigns, atOnce);
  }

  /** Each variation with what is given, and each design with the first. */
  @Override
  public List<Comparison> comparisons() {
    List<Comparison> comparisons = new ArrayList<>();
    for (int campaign = 0; campaign < campaigns.size(); campaign++) {
      int design = campaign % designs.size();
      if (campaign >= designs.size()) {
        comparisons.add(new Comparison(design, campaign));
      }
      if (design > 0) {
        comparisons.add(new Comparison(campaign - design, campaign));
      }
    }
    return comparisons;
  }

  /** One after the other, so that whatever is done when it is interrupted is whole. */
  @Override
  public CompareOptions turns() {
    return new CompareOptions(1, atOnce);
  }

  @Override
  public String intention(int most) {
    return "%s, %d variations; Ctrl-C ends it and keeps what was measured"
        .formatted(String.join(" and ", designs), variations.size());
  }

  @Override
  public Sensitivity conclude(Turns measured, int most) {
    return Sensitivity.of(this, measured);
  }
}

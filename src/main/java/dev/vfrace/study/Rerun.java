package dev.vfrace.study;

import dev.vfrace.analysis.RunResult;
import dev.vfrace.campaign.CampaignSettings;
import java.util.function.Function;

/** Makes the study anew that came to a conclusion. */
public final class Rerun {

  private Rerun() {}

  /**
   * The two campaigns again, in as many blocks.
   *
   * @param campaign makes a run's campaign anew
   */
  public static PairStudy pair(Contrast contrast, Function<RunResult, CampaignSettings> campaign) {
    return new PairStudy(
        contrast.kind(),
        contrast.nameA(),
        contrast.nameB(),
        campaign.apply(contrast.runA()),
        campaign.apply(contrast.runB()),
        contrast.blocks());
  }

  /**
   * The campaigns of all designs again, in as many blocks.
   *
   * @param campaign makes a run's campaign anew
   * @param atOnce campaigns that run at a time, which changes no count
   */
  public static Suite suite(
      DecisionTable table, Function<RunResult, CampaignSettings> campaign, int atOnce) {
    return new Suite(
        table.frame(),
        table.designs().stream()
            .map(
                design ->
                    new Suite.Design(
                        design.name(),
                        campaign.apply(design.plugged()),
                        campaign.apply(design.booted()),
                        campaign.apply(design.alone())))
            .toList(),
        atOnce);
  }
}

package dev.vfrace.tune;

import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.campaign.Provenance;
import java.util.List;
import java.util.function.Function;

/**
 * What is measured at every place: one campaign, but for the parameters.
 *
 * @param base the campaign with all figures as they are configured, one block of it
 * @param at the same at values of the parameters, with the same seed
 * @param atOnce blocks that run at a time, at least 1
 */
public record Ground(
    CampaignSettings base, Function<List<AxisValue>, CampaignSettings> at, int atOnce) {

  /** Where the settings come from that all places have in common. */
  public Provenance provenance() {
    return base.provenance();
  }
}

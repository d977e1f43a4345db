package dev.vfrace.raw;

import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.campaign.CampaignTotals;
import dev.vfrace.model.KernelDesign.MasterLink;
import dev.vfrace.model.KernelDesign.MasterLinkAt;
import dev.vfrace.model.KernelDesign.SlaveFlagAt;
import dev.vfrace.model.KernelTiming;
import dev.vfrace.vocabulary.KernelStep;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;

/**
 * How long a VF that is joined while it registers should be seen unready, as the timing has it: the
 * sum of the delays of the steps in between, drawn independently of the campaign.
 */
final class ConfiguredWindows {

  private static final int DRAWS = 100_000;
  private static final long SEED = 1;

  private final CampaignSettings settings;

  ConfiguredWindows(CampaignSettings settings) {
    this.settings = settings;
  }

  /** From S4c to S8c; empty where the design sets no flag after it could be read. */
  Histogram flag() {
    return settings.kernel().slaveFlagAt() == SlaveFlagAt.REGISTER
        ? sums(EnumSet.range(KernelStep.UEVENT_ADD, KernelStep.SLAVE_FLAG))
        : CampaignTotals.windows();
  }

  /** From S4b to S8b; empty where the design links no master. */
  Histogram master() {
    return settings.kernel().masterLink() == MasterLink.MASTER
            && settings.kernel().shown().masterLinkAt() == MasterLinkAt.REGISTER
        ? sums(EnumSet.range(KernelStep.SYSFS_ATTRIBUTES, KernelStep.MASTER_LINK))
        : CampaignTotals.windows();
  }

  private Histogram sums(Set<KernelStep> steps) {
    KernelTiming timing = settings.timing().kernel();
    SplittableRandom random = new SplittableRandom(SEED);
    Histogram histogram = CampaignTotals.windows();
    for (int draw = 0; draw < DRAWS; draw++) {
      long sum = 0;
      for (KernelStep step : steps) {
        sum += timing.of(step).sample(random);
      }
      histogram.recordValue(Math.min(sum, histogram.getHighestTrackableValue()));
    }
    return histogram;
  }
}

package dev.vfrace.cli;

import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.campaign.Measurement;
import dev.vfrace.campaign.StalledException;
import java.io.PrintWriter;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the user why a campaign failed. */
final class CampaignFailure {

  private static final Logger LOG = LoggerFactory.getLogger(CampaignFailure.class);

  private CampaignFailure() {}

  /**
   * Tells it in one line; what is not the model's own doing goes to the log too.
   *
   * @param err standard error
   * @param where which campaign, such as {@code v6.1: }; empty where there is one only
   * @param measured by a campaign that failed
   */
  static void tell(PrintWriter err, String where, Measurement measured) {
    tell(err, where, measured.ending().cause().orElseThrow(), measured.settings());
  }

  /** The same of a cause. */
  static void tell(PrintWriter err, String where, Throwable cause, CampaignSettings settings) {
    Optional<String> shortage = Memory.shortage(cause, settings);
    if (shortage.isPresent()) {
      err.println("vfrace: " + where + shortage.get() + "; results are incomplete");
    } else if (cause instanceof StalledException) {
      err.println("vfrace: " + where + cause.getMessage() + "; results are incomplete");
    } else {
      err.println(
          "vfrace: %sinternal error: an actor failed: %s; results are incomplete"
              .formatted(where, cause));
      LOG.error("an actor failed", cause);
    }
    err.flush();
  }
}

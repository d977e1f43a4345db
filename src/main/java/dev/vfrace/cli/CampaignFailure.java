package dev.vfrace.cli;

import dev.vfrace.campaign.Ending;
import dev.vfrace.campaign.StalledException;
import java.io.PrintWriter;
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
   * @param ending with a cause
   */
  static void tell(PrintWriter err, String where, Ending ending) {
    Throwable cause = ending.cause().orElseThrow();
    if (cause instanceof StalledException) {
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

package dev.vfrace.study;

import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.campaign.Comparison;
import java.util.List;

/**
 * Campaigns that take turns, to be seen together.
 *
 * @param <T> what they come to
 */
public interface Study<T extends Conclusion> {

  /** The campaigns. */
  List<CampaignSettings> campaigns();

  /** What each campaign is called in messages, in their order. */
  List<String> names();

  /** Which of them are compared cycle by cycle, where they draw the same delays. */
  default List<Comparison> comparisons() {
    return List.of();
  }

  /** How they take turns. */
  CompareOptions turns();

  /**
   * What is about to be done, in words.
   *
   * @param blocks of the campaign that has the most
   */
  String intention(int blocks);

  /**
   * What they came to, complete or not.
   *
   * @param measured all campaigns, in their order
   * @param blocks of the campaign that had the most
   */
  T conclude(Turns measured, int blocks);
}

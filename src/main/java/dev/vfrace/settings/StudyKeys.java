package dev.vfrace.settings;

import java.util.List;

/**
 * Which keys count for campaigns that belong together.
 *
 * @param chosen keys of {@code vfrace.run} that something else stands in for
 * @param who that is, with its verb
 * @param read keys below {@code vfrace} that count beside those of a campaign
 */
public record StudyKeys(List<String> chosen, String who, List<String> read) {

  /** Of a campaign by itself. */
  static final StudyKeys ALONE = reading("store");

  /** Of a suite. */
  public static final StudyKeys SUITE =
      new StudyKeys(
          List.of("kernel", "scenario", "userspace"),
          "the suite says",
          List.of("suite", "compare.blocks", "compare.at-once", "store"));

  /** Of field reports. */
  public static final StudyKeys REPORTS =
      new StudyKeys(
          List.of("kernel", "scenario", "userspace"),
          "the reports say",
          List.of("field-reports", "compare.at-once"));

  /** Copies the lists. */
  public StudyKeys {
    chosen = List.copyOf(chosen);
    read = List.copyOf(read);
  }

  /** Of campaigns that nothing else stands in for, with the keys that count beside theirs. */
  public static StudyKeys reading(String... keys) {
    return new StudyKeys(List.of(), "", List.of(keys));
  }
}

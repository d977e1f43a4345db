package dev.vfrace.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what a user may have meant by a word that is none of those allowed. */
final class Nearest {

  /** A name that ends in a version: {@code cloud-init-24.1}, {@code v6.5}. */
  private static final Pattern VERSIONED = Pattern.compile("(.*?)([0-9]+(?:\\.[0-9]+)*)");

  private static final Pattern VERSION = Pattern.compile("-?[0-9]+(?:\\.[0-9]+)*");

  /** Suggestions by how a name begins, at most. */
  private static final int MOST = 4;

  private static final int SHORTEST_PREFIX = 3;

  private Nearest() {}

  /**
   * The candidate of the newest version that is not newer, where the word is a name with a version
   * of which there are others; else the one with the fewest edits, if it is near enough to be a
   * misspelling.
   */
  static Optional<String> to(String word, Collection<String> candidates) {
    return byVersion(word, candidates).or(() -> byEdits(word, candidates));
  }

  /** A half sentence that suggests the nearest candidates; empty if none is near. */
  static String suggestion(String word, Collection<String> candidates) {
    List<String> beginning = byPrefix(word, candidates);
    Optional<String> near = to(word, candidates);
    if (near.isPresent() && (byVersion(word, candidates).isPresent() || beginning.isEmpty())) {
      return suggestion(near.stream().toList());
    }
    return suggestion(beginning);
  }

  private static String suggestion(List<String> names) {
    if (names.isEmpty()) {
      return "";
    }
    return "; did you mean '" + String.join("' or '", names) + "'?";
  }

  /** Of the same name in other versions the newest that is not newer, or else the oldest. */
  private static Optional<String> byVersion(String word, Collection<String> candidates) {
    Matcher asked = VERSIONED.matcher(word);
    if (!asked.matches() || asked.group(1).isEmpty()) {
      return Optional.empty();
    }
    List<String> versions =
        candidates.stream()
            .filter(
                candidate -> {
                  Matcher of = VERSIONED.matcher(candidate);
                  return of.matches() && of.group(1).equals(asked.group(1));
                })
            .sorted(NaturalOrder.OF_NAMES)
            .toList();
    return versions.stream()
        .filter(candidate -> NaturalOrder.OF_NAMES.compare(candidate, word) <= 0)
        .reduce((older, newer) -> newer)
        .or(() -> versions.stream().findFirst());
  }

  /** Those that begin with the word: versions of it, the newest first, then others, short ones. */
  private static List<String> byPrefix(String word, Collection<String> candidates) {
    if (word.length() < SHORTEST_PREFIX) {
      return List.of();
    }
    List<String> longer =
        candidates.stream().filter(candidate -> candidate.startsWith(word)).toList();
    Stream<String> versions =
        longer.stream()
            .filter(candidate -> isVersion(word, candidate))
            .sorted(NaturalOrder.OF_NAMES.reversed());
    Stream<String> others =
        longer.stream()
            .filter(candidate -> !isVersion(word, candidate))
            .sorted(Comparator.comparingInt(String::length).thenComparing(NaturalOrder.OF_NAMES));
    return Stream.concat(versions, others).limit(MOST).toList();
  }

  private static boolean isVersion(String word, String candidate) {
    return VERSION.matcher(candidate.substring(word.length())).matches();
  }

  private static Optional<String> byEdits(String word, Collection<String> candidates) {
    int limit = (word.length() + 2) / 3;
    return candidates.stream()
        .filter(candidate -> edits(word, candidate) <= limit)
        .min(
            Comparator.<String>comparingInt(candidate -> edits(word, candidate))
                .thenComparing(c -> c));
  }

  /** The Levenshtein distance. */
  static int edits(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}

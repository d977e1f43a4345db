package dev.vfrace.explain;

import dev.vfrace.vocabulary.LinkState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A device's state in words. */
final class LinkWords {

  private static final Map<Integer, String> WORDS = words();

  private LinkWords() {}

  private static Map<Integer, String> words() {
    Map<Integer, String> words = new LinkedHashMap<>();
    words.put(LinkState.IFF_UP, "UP");
    words.put(LinkState.IFF_SLAVE, "SLAVE");
    words.put(LinkState.IFF_NO_ADDRCONF, "NO_ADDRCONF");
    words.put(LinkState.MASTER, "master");
    words.put(LinkState.UPPER, "upper");
    words.put(LinkState.SYSFS_LINK, "sysfs dir");
    words.put(LinkState.SYSFS_ATTRIBUTES, "attributes");
    words.put(LinkState.LISTED, "listed");
    words.put(LinkState.SYNTHETIC, "twin");
    return words;
  }

  /** What is set of {@link LinkState}'s bits. */
  static String of(int bits) {
    return WORDS.entrySet().stream()
        .filter(word -> new LinkState(bits).has(word.getKey()))
        .map(Map.Entry::getValue)
        .collect(Collectors.joining(" ", "(", ")"));
  }
}

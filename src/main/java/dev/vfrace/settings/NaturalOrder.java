package dev.vfrace.settings;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sorts names so that {@code v6.8} comes before {@code v6.17}. */
final class NaturalOrder implements Comparator<String> {

  /** For the names of definitions. */
  static final Comparator<String> OF_NAMES =
      new NaturalOrder().thenComparing(Comparator.<String>naturalOrder());

  private static final Pattern PART = Pattern.compile("[0-9]+|[^0-9]+");

  private NaturalOrder() {}

  @Override
  public int compare(String left, String right) {
    Matcher ofLeft = PART.matcher(left);
    Matcher ofRight = PART.matcher(right);
    while (true) {
      boolean more = ofLeft.find();
      if (!ofRight.find()) {
        return more ? 1 : 0;
      }
      if (!more) {
        return -1;
      }
      int compared = compareParts(ofLeft.group(), ofRight.group());
      if (compared != 0) {
        return compared;
      }
    }
  }

  private static int compareParts(String left, String right) {
    return isNumber(left) && isNumber(right)
        ? new BigInteger(left).compareTo(new BigInteger(right))
        : left.compareTo(right);
  }

  private static boolean isNumber(String part) {
    return Character.isDigit(part.charAt(0));
  }
}

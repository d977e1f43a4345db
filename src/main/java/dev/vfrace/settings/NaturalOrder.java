package dev.vfrace.settings;

import java.math.BigInteger;
import java.util.Comparator;

/** Sorts names so that {@code v6.8} comes before {@code v6.17}. */
final class NaturalOrder implements Comparator<String> {

  /** For the names of definitions. */
  static final Comparator<String> OF_NAMES = new NaturalOrder();

  private NaturalOrder() {}

  @Override
  public int compare(String left, String right) {
    int ofLeft = 0;
    int ofRight = 0;
    while (ofLeft < left.length() && ofRight < right.length()) {
      int endOfLeft = endOfPart(left, ofLeft);
      int endOfRight = endOfPart(right, ofRight);
      int compared =
          compareParts(left.substring(ofLeft, endOfLeft), right.substring(ofRight, endOfRight));
      if (compared != 0) {
        return compared;
      }
      ofLeft = endOfLeft;
      ofRight = endOfRight;
    }
    int longer = Boolean.compare(ofLeft < left.length(), ofRight < right.length());
    return longer == 0 ? left.compareTo(right) : longer;
  }

  /** Of a number, or of what is none. */
  private static int endOfPart(String name, int start) {
    boolean number = isDigit(name.charAt(start));
    int end = start + 1;
    while (end < name.length() && isDigit(name.charAt(end)) == number) {
      end++;
    }
    return end;
  }

  private static int compareParts(String left, String right) {
    return isDigit(left.charAt(0)) && isDigit(right.charAt(0))
        ? new BigInteger(left).compareTo(new BigInteger(right))
        : left.compareTo(right);
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }
}

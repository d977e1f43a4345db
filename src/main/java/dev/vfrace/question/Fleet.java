package dev.vfrace.question;

import dev.vfrace.statistics.Interval;
import dev.vfrace.text.CountSyntax;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How often a fleet of machines gives an event its chance, for example {@code 2M-boots/day}: makes
 * of a rate the incidents to expect.
 *
 * @param count of chances in each period, 1 or above
 * @param unit what one chance is called, for example {@code boots}
 * @param period in which there are so many
 */
public record Fleet(long count, String unit, Period period) {
  private static final Pattern FORM =
      Pattern.compile("(?<count>[^\\s/-]+)[\\s-]\\s*(?<unit>\\p{L}[^\\s/]*)\\s*/\\s*(?<period>.*)");

  /** Refuses a fleet without chances. */
  public Fleet {
    if (count < 1) {
      throw new IllegalArgumentException("a fleet's count must be 1 or above: " + count);
    }
  }

  /** The time in which chances and incidents are counted. */
  public enum Period {
    /** 60 minutes. */
    HOUR,
    /** 24 hours. */
    DAY,
    /** 7 days. */
    WEEK,
    /** A calendar month. */
    MONTH,
    /** A calendar year. */
    YEAR;

    /** Its name in texts: {@code day}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Period> byWord(String word) {
      return Arrays.stream(values()).filter(period -> period.word().equals(word)).findFirst();
    }

    private static String words() {
      return Arrays.stream(values()).map(Period::word).collect(Collectors.joining(", "));
    }
  }

  /**
   * Reads {@code COUNT-UNIT/PERIOD}, as in {@code 2M-boots/day}: the count may end in k, M or G, a
   * blank may stand for the dash, and the unit is any word.
   *
   * @throws IllegalArgumentException that says what is allowed, if it is not of that form
   */
  public static Fleet parse(String text) {
    Matcher parts = FORM.matcher(text.strip());
    if (!parts.matches()) {
      throw error(text, "allowed is COUNT-UNIT/PERIOD, as in 2M-boots/day or 300k-hot-plugs/week");
    }
    String word = parts.group("period");
    Period period =
        Period.byWord(word)
            .orElseThrow(
                () ->
                    error(text, "no period '%s'; allowed are %s".formatted(word, Period.words())));
    try {
      return new Fleet(CountSyntax.positive(parts.group("count")), parts.group("unit"), period);
    } catch (IllegalArgumentException e) {
      throw error(text, String.valueOf(e.getMessage()));
    }
  }

  /** As {@link #parse} reads it. */
  public String text() {
    return "%d-%s/%s".formatted(count, unit, period.word());
  }

  /**
   * How many incidents to expect in each period.
   *
   * @param rate at which a chance becomes an incident, from 0 to 1
   */
  public double incidents(double rate) {
    return count * rate;
  }

  /** Between which numbers of incidents to expect in each period, from the ends of a rate. */
  public Interval incidents(Interval rates) {
    return new Interval(incidents(rates.low()), incidents(rates.high()));
  }

  private static IllegalArgumentException error(String text, String problem) {
    return new IllegalArgumentException("fleet '%s': %s".formatted(text, problem));
  }
}

package dev.vfrace.calibration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of {@code dmesg} or of {@code journalctl} (short-monotonic, short-precise,
 * short-iso-precise, json).
 *
 * @param nanos since an arbitrary time, microseconds at best
 * @param coarse whether the time is of whole seconds, and so good for nothing here
 * @param program who wrote it: {@code kernel}, {@code systemd-udevd}
 * @param message what was written
 */
record Stamp(long nanos, boolean coarse, String program, String message) {

  private static final String KERNEL = "kernel";
  private static final String TIME = "(\\d\\d):(\\d\\d):(\\d\\d)(?:[.,](\\d{6}))?";
  private static final String WRITER = "\\S+ ([^\\s\\[:]+)(?:\\[\\d+\\])?: (.*)";

  private static final Pattern MONOTONIC =
      Pattern.compile("(?:<\\d+>)?\\[\\s*(\\d+)\\.(\\d{6})\\](?:\\[[^\\]]*\\])?\\s(.*)");
  private static final Pattern OF_JOURNAL = Pattern.compile(WRITER);
  private static final Pattern PRECISE =
      Pattern.compile("([A-Z][a-z]{2}) {1,2}(\\d{1,2}) " + TIME + " " + WRITER);
  private static final Pattern ISO =
      Pattern.compile("\\d{4}-(\\d\\d)-(\\d\\d)T" + TIME + "[+-]\\d\\d:?\\d\\d (.*)");

  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
  private static final List<String> JSON_TIMES =
      List.of("_SOURCE_MONOTONIC_TIMESTAMP", "__MONOTONIC_TIMESTAMP");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LEAP_YEAR = 2000;
  private static final long MICRO = 1000;
  private static final long SECOND = 1_000_000_000L;

  /** Reads a line; empty: it has no such time. */
  static Optional<Stamp> of(String line) {
    if (line.isEmpty()) {
      return Optional.empty();
    }
    char first = line.charAt(0);
    if (first == '[' || first == '<') {
      return monotonic(line);
    }
    if (first == '{') {
      return json(line);
    }
    return first >= 'A' && first <= 'Z' ? precise(line) : iso(line);
  }

  private static Optional<Stamp> monotonic(String line) {
    Matcher matcher = MONOTONIC.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long nanos = seconds(matcher.group(1)) * SECOND + Long.parseLong(matcher.group(2)) * MICRO;
    return Optional.of(written(nanos, /* isCoarse= */ false, matcher.group(3)));
  }

  /** What follows the time: a message of the kernel, or who wrote it before it. */
  private static Stamp written(long nanos, boolean isCoarse, String rest) {
    Matcher matcher = OF_JOURNAL.matcher(rest);
    return matcher.matches() && isWriter(matcher.group(1))
        ? new Stamp(nanos, isCoarse, matcher.group(1), matcher.group(2))
        : new Stamp(nanos, isCoarse, KERNEL, rest);
  }

  private static boolean isWriter(String word) {
    return word.equals(KERNEL) || word.contains("udev");
  }

  private static Optional<Stamp> precise(String line) {
    Matcher matcher = PRECISE.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int month = MONTHS.indexOf(matcher.group(1)) + 1;
    return day(month, matcher.group(2))
        .map(
            day ->
                new Stamp(
                    wall(day, matcher, 3),
                    matcher.group(6) == null,
                    matcher.group(7),
                    matcher.group(8)));
  }

  private static Optional<Stamp> iso(String line) {
    Matcher matcher = ISO.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return day(Integer.parseInt(matcher.group(1)), matcher.group(2))
        .map(day -> written(wall(day, matcher, 3), matcher.group(6) == null, matcher.group(7)));
  }

  private static Optional<MonthDay> day(int month, String day) {
    try {
      return Optional.of(MonthDay.of(month, Integer.parseInt(day)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Only differences count: years are not in all of the formats. */
  private static long wall(MonthDay day, Matcher matcher, int hours) {
    long seconds =
        day.atYear(LEAP_YEAR).getDayOfYear() * 86_400L
            + seconds(matcher.group(hours)) * 3600
            + seconds(matcher.group(hours + 1)) * 60
            + seconds(matcher.group(hours + 2));
    String micros = matcher.group(hours + 3);
    return seconds * SECOND + (micros == null ? 0 : Long.parseLong(micros) * MICRO);
  }

  private static long seconds(String digits) {
    return digits.length() > 9 ? 0 : Long.parseLong(digits);
  }

  private static Optional<Stamp> json(String line) {
    JsonNode entry;
    try {
      entry = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
    for (String key : JSON_TIMES) {
      long micros = entry.path(key).asLong(-1);
      if (micros >= 0) {
        return Optional.of(
            new Stamp(
                micros * MICRO,
                /* coarse= */ false,
                entry.path("SYSLOG_IDENTIFIER").asText(KERNEL),
                entry.path("MESSAGE").asText("")));
      }
    }
    return Optional.empty();
  }
}

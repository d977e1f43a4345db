package dev.vfrace.serve;

import dev.vfrace.text.Quantity;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * One result on the shelf.
 *
 * @param id by which the address and the shelf know it: letters, digits, {@code -}, {@code _} and
 *     {@code .}
 * @param title what it is, in a few words
 * @param state how far it has come, in a word
 * @param running whether more is to come
 * @param started when it began, as {@link #time} writes it
 * @param cycles counted so far
 * @param requested cycles asked for; empty: it is not known
 * @param mark of its content: another one whenever that has changed
 */
public record Entry(
    String id,
    String title,
    String state,
    boolean running,
    String started,
    long cycles,
    OptionalLong requested,
    String mark) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /**
   * The cycles as a reader wants them; empty where neither they nor what was asked for is known.
   */
  String cyclesText() {
    return cycles == 0 && requested.isEmpty() ? "" : Quantity.count(cycles);
  }

  /** A time as a reader wants it: to the second. */
  static String time(Instant at) {
    return TIME.format(at);
  }
}

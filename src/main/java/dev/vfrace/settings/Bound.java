package dev.vfrace.settings;

import dev.vfrace.question.Until;
import dev.vfrace.text.Numerals;

/**
 * How much of anything a configuration may hold. What is beyond is refused when it is read, so that
 * no input takes long, or more memory than there is.
 */
enum Bound {
  /** Of a file given, included or in {@code conf/}. */
  FILE("size of a configuration file", 1 << 20, "bytes"),
  /** Files that one file may bring along, those that they include counted too. */
  INCLUDES("files included by one", 50, "files"),
  /** How deep files may include one another. */
  INCLUDED("an included file that includes another, and so on", 10, "levels"),
  /** How many definitions may be like one another, one after the other. */
  LIKES("a definition that is like another, which is like another, and so on", 10, "levels"),
  /** Of braces and brackets, and of values once everything is resolved. */
  NESTING("nesting of { } and [ ]", 32, "levels"),
  /** Of the key of one value. */
  STEPS("dots in one key or value", 32, "dots"),
  /** Of a key, a text, or anything else without blanks. */
  WORD("one key or text", 4096, "characters"),
  /** Of one file: the parser takes as long as their square. */
  KEYS("keys of one file", 5000, "keys"),
  /** Substitutions that make one value between them could double it again and again. */
  SUBSTITUTIONS("${...} side by side in one value", 1, "substitution"),
  /** Of one list. */
  LIST("items of a list", 10_000, "items"),
  /** Of all, substitutions filled in. */
  VALUES("values of the whole configuration, every ${...} filled in", 100_000, "values"),
  /** Of one kind, the bundled ones counted. */
  DEFINITIONS("definitions of one kind", 1000, "definitions"),
  /** Of a definition. */
  NAME("name of a definition", Names.LONGEST, "characters"),
  /** Of one {@code -D}. */
  DEFINE("-D KEY=VALUE", 10_000, "characters"),
  /** Of a count, a number, a duration. */
  NUMBER("a count, a number or a duration", Numerals.LONGEST, "characters"),
  /** Of a stopping rule. */
  UNTIL("a stopping rule", Until.LONGEST, "characters"),
  /** Of a stopping rule. */
  BRACKETS("brackets within brackets of a stopping rule", Until.DEEPEST, "levels");

  private final String subject;
  private final int most;
  private final String unit;

  Bound(String subject, int most, String unit) {
    this.subject = subject;
    this.most = most;
    this.unit = unit;
  }

  /** What is bounded. */
  String subject() {
    return subject;
  }

  /** The most that there may be. */
  int most() {
    return most;
  }

  /** The bound for readers: {@code 32 levels}. */
  String allowed() {
    return "%,d %s".formatted(most, unit);
  }

  /** Refuses more than this at a place. */
  void check(long amount, String where) {
    if (amount > most) {
      throw refusal(where);
    }
  }

  /** The refusal of something beyond this. */
  SettingsException refusal(String where) {
    return new SettingsException(
        "%s: too much (%s); allowed: up to %s".formatted(where, subject, allowed()));
  }
}

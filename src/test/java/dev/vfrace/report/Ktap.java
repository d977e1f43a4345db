package dev.vfrace.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A strict reader of KTAP, version 1, by the rules of {@code Documentation/dev-tools/ktap.rst}, and
 * by what {@code tools/testing/kunit/kunit_parser.py} takes for a version, a plan and a result.
 *
 * @param name of the test; empty: of all
 * @param ok whether it passed or was skipped
 * @param directive such as {@code SKIP}; empty: none
 * @param words what else stands behind the sign
 * @param subtests of it
 */
public record Ktap(String name, boolean ok, String directive, String words, List<Ktap> subtests) {

  private static final Pattern VERSION = Pattern.compile("KTAP version 1");
  private static final Pattern PLAN = Pattern.compile("1\\.\\.([0-9]+)");
  private static final Pattern RESULT =
      Pattern.compile("(ok|not ok) ([0-9]+) (?:- )?([^#]*?)(?: # ([^#]*))?");
  private static final Set<String> DIRECTIVES = Set.of("SKIP", "TODO", "XFAIL", "TIMEOUT", "ERROR");
  private static final String INDENT = "  ";

  /**
   * Reads a text.
   *
   * @throws IllegalArgumentException if it is not KTAP, with the line
   */
  public static Ktap read(String text) {
    Deque<String> lines = new ArrayDeque<>(Arrays.asList(text.split("\n")));
    List<Ktap> tests = tests(lines, "");
    if (!lines.isEmpty()) {
      throw new IllegalArgumentException("more than was planned: " + lines.peek());
    }
    return new Ktap("", tests.stream().allMatch(Ktap::ok), "", "", tests);
  }

  private static List<Ktap> tests(Deque<String> lines, String indent) {
    expect(VERSION, lines, indent);
    Matcher plan = expect(PLAN, lines, indent);
    int planned = Integer.parseInt(plan.group(1));
    List<Ktap> tests = new ArrayList<>();
    while (tests.size() < planned) {
      skipDiagnostics(lines, indent);
      String deeper = indent + INDENT;
      boolean nested = !lines.isEmpty() && lines.peek().startsWith(deeper + "KTAP");
      List<Ktap> subtests = nested ? tests(lines, deeper) : List.of();
      skipDiagnostics(lines, indent);
      tests.add(test(expect(RESULT, lines, indent), tests.size() + 1, subtests));
    }
    skipDiagnostics(lines, indent);
    return tests;
  }

  private static void skipDiagnostics(Deque<String> lines, String indent) {
    while (!lines.isEmpty() && lines.peek().startsWith(indent + "# ")) {
      lines.remove();
    }
  }

  private static Matcher expect(Pattern pattern, Deque<String> lines, String indent) {
    String line = lines.isEmpty() ? "the end" : lines.remove();
    if (line.startsWith(indent)) {
      Matcher matcher = pattern.matcher(line.substring(indent.length()));
      if (matcher.matches()) {
        return matcher;
      }
    }
    throw new IllegalArgumentException("'%s' is not '%s%s'".formatted(line, indent, pattern));
  }

  private static Ktap test(Matcher result, int number, List<Ktap> subtests) {
    if (Integer.parseInt(result.group(2)) != number) {
      throw new IllegalArgumentException("not number %d: %s".formatted(number, result.group()));
    }
    boolean ok = result.group(1).equals("ok");
    String behind = result.group(4) == null ? "" : result.group(4);
    String first = behind.replaceFirst(" .*", "");
    String directive = DIRECTIVES.contains(first) ? first : "";
    if (ok && (directive.equals("ERROR") || directive.equals("TIMEOUT"))) {
      throw new IllegalArgumentException("an error is not ok: " + result.group());
    }
    if (ok && !subtests.stream().allMatch(Ktap::ok)) {
      throw new IllegalArgumentException("a subtest is not ok: " + result.group());
    }
    String words = directive.isEmpty() ? behind : behind.substring(directive.length()).strip();
    return new Ktap(result.group(3), ok, directive, words, subtests);
  }
}

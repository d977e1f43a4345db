package dev.vfrace.report;

import dev.vfrace.text.Ascii;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Tests in KTAP, version 1 (Linux, {@code Documentation/dev-tools/ktap.rst}), in ASCII. What is not
 * decided is skipped, and what cannot be is an error; the totals are those of kselftest ({@code
 * tools/testing/selftests/kselftest.h}).
 */
final class KtapReport {

  private KtapReport() {}

  /** The whole text, each line ended. */
  static String text(TestReport report) {
    List<String> lines = new ArrayList<>();
    lines.add("KTAP version 1");
    lines.add("1.." + report.points().size());
    report.about().forEach(line -> lines.add("# " + line));
    for (int index = 0; index < report.points().size(); index++) {
      lines.add(line(index + 1, report.points().get(index)));
    }
    lines.add(totals(report.points()));
    return Ascii.of(String.join("\n", lines)) + "\n";
  }

  private static String line(int number, TestPoint point) {
    String reason = words(point.reason());
    String verdict =
        switch (point.status()) {
          case PASS, SKIP -> "ok";
          case FAIL, ERROR -> "not ok";
        };
    String behind =
        switch (point.status()) {
          case PASS, FAIL -> reason;
          case SKIP, ERROR -> (point.status() + " " + reason).stripTrailing();
        };
    String line = "%s %d %s".formatted(verdict, number, words(point.name()));
    return behind.isEmpty() ? line : line + " # " + behind;
  }

  private static String totals(List<TestPoint> points) {
    return String.format(
        Locale.ROOT,
        "# Totals: pass:%d fail:%d xfail:0 xpass:0 skip:%d error:%d",
        TestPoint.count(points, TestPoint.Status.PASS),
        TestPoint.count(points, TestPoint.Status.FAIL),
        TestPoint.count(points, TestPoint.Status.SKIP),
        TestPoint.count(points, TestPoint.Status.ERROR));
  }

  /** On one line, and without the sign that would end a name. */
  private static String words(String text) {
    return text.replaceAll("\\s+", " ").replace('#', '%').strip();
  }
}

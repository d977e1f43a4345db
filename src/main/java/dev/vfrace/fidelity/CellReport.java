package dev.vfrace.fidelity;

import dev.vfrace.text.RateFormat;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Prints the matrix: what the words mean, then a line a cell as it is measured. */
final class CellReport {

  private static final List<String> LEGEND =
      List.of(
          "bias: 95 % interval of the measured rate, relative to the truth. Where the truth is 1 %"
              + " or more, the row says",
          "  ok, within  all of that interval is within 1 % of the truth: a bias of at most 1 % is"
              + " shown",
          "  ok          it reaches at most 1 % to either side of its middle, and some of it is"
              + " within 1 % of the truth: compatible with a bias of at most 1 %, which it does not"
              + " prove",
          "  wide        it reaches farther, as the row says: too few cycles to tell a bias of 1 %",
          "and where the truth is smaller",
          "  ok, rare    the truth is in the 99.9 % interval; no relative bias is judged",
          "FAIL and why: the truth is outside of the 99.9 % interval, all of the 95 % interval is"
              + " beyond 1 %, threads change the rate by more than 1 % (to oracle), or it is slow;"
              + " 'wide' rows are held to this too.",
          "FAILED and why: the cell did not come to its end.",
          "");

  private final PrintWriter out;

  CellReport(PrintWriter out) {
    this.out = out;
  }

  void header() {
    LEGEND.forEach(out::println);
    row(
        "race",
        "cycles",
        "true",
        "measured",
        "95 % interval",
        "bias",
        "to oracle",
        "cycles/s",
        "unbounded",
        "ratio",
        "");
  }

  /** A cell that was measured. */
  void measured(String name, long cycles, CellResult result) {
    List<String> faults = result.faults();
    row(
        name,
        "%,d".formatted(cycles),
        RateFormat.value(result.truth()),
        RateFormat.rate(result.measured()),
        RateFormat.interval(result.measured().interval()),
        result.truth() > 0 ? "±" + percent(result.halfWidth()) : "-",
        "%+.3f %%".formatted(100 * result.bias()),
        "%,.0f".formatted(result.perSecond()),
        result.unboundedPerSecond().isPresent()
            ? "%,.0f".formatted(result.unboundedPerSecond().getAsDouble())
            : "-",
        result.speed().isPresent() ? "%.2f".formatted(result.speed().getAsDouble()) : "-",
        faults.isEmpty() ? word(result) : "FAIL: " + String.join(", ", faults));
  }

  /** A cell that did not come to its end. */
  void failed(String name, long cycles, String reason) {
    row(name, "%,d".formatted(cycles), "-", "-", "-", "-", "-", "-", "-", "-", "FAILED: " + reason);
  }

  private static String word(CellResult result) {
    String word = result.evidence().word();
    return result.evidence() == Evidence.WIDE
        ? word + ": interval only ±" + percent(result.halfWidth())
        : word;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private void row(Object... columns) {
    out.printf(Locale.ROOT, "%-26s %9s %8s %8s %18s %7s %9s %9s %9s %6s  %s%n", columns);
    out.flush();
  }
}

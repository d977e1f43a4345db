package dev.vfrace.study;

import dev.vfrace.analysis.TrafficResult;
import dev.vfrace.statistics.Rate;
import dev.vfrace.text.RateFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which of the requirements named on netdev in November 2023 a design fails, a clause each, by what
 * was measured: userspace must not see a VF that is not flagged; it must work out of the box
 * without changes in userspace, with legacy enterprise distributions, and with and without a
 * netvsc; the first device must show up as eth0 and work; VMs must not lose connectivity.
 */
public final class Shortcomings {

  private static final double MICROS = 1e6;

  private Shortcomings() {}

  /** The clauses; empty if it fails none. */
  public static List<String> of(DesignFigures design) {
    List<String> clauses = new ArrayList<>();
    seen(design.seenWithoutFlag(), "shows an unflagged VF", clauses);
    seen(design.seenWithoutMaster(), "shows a VF without a master", clauses);
    List<String> programs = design.programs();
    List<String> right = design.right();
    if (right.size() < programs.size()) {
      clauses.add(
          "needs changes in %d of %d programs"
              .formatted(programs.size() - right.size(), programs.size()));
    }
    List<String> legacy = design.frame().legacy();
    List<String> wrong = legacy.stream().filter(program -> !right.contains(program)).toList();
    if (!wrong.isEmpty()) {
      clauses.add("leaves out legacy distributions (" + String.join(", ", wrong) + ")");
    }
    if (design.vfIsEth0().count() > 0) {
      clauses.add("has the VF take eth0 (%s)".formatted(RateFormat.rate(design.vfIsEth0())));
    }
    outage(design, clauses);
    return clauses;
  }

  private static void seen(Rate rate, String what, List<String> clauses) {
    if (rate.count() > 0) {
      clauses.add("%s (%s)".formatted(what, RateFormat.rate(rate)));
    }
  }

  private static void outage(DesignFigures design, List<String> clauses) {
    TrafficResult traffic = design.traffic();
    double p99 = traffic.outageMicros().p99() / MICROS;
    if (p99 > design.frame().outageSeconds()) {
      clauses.add(
          String.format(Locale.ROOT, "loses connectivity for %.0f s a servicing (p99)", p99));
    } else if (traffic.lostPackets().sum() > 0) {
      clauses.add(
          String.format(
              Locale.ROOT, "loses %.1f packets a servicing", traffic.lostPackets().value()));
    }
  }
}

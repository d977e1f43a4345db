package dev.vfrace.page;

import dev.vfrace.analysis.RunResult;
import dev.vfrace.markup.Element;
import dev.vfrace.report.FleetReport;
import java.util.Optional;

/** What the rates of harm mean for a fleet. */
final class FleetSection {

  private FleetSection() {}

  /** The section; empty where no fleet was asked about. */
  static Optional<Element> of(RunResult run, Outline outline) {
    return run.fleet()
        .map(
            fleet ->
                outline
                    .section("fleet", "What it means for a fleet")
                    .add(Figure.list(new FleetReport(fleet, run).lines())));
  }
}

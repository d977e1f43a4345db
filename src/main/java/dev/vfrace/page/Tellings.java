package dev.vfrace.page;

import dev.vfrace.analysis.ResultBuilder;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.markup.Element;
import dev.vfrace.raw.RawRun;
import dev.vfrace.report.ContrastPresentation;
import dev.vfrace.report.DecisionPresentation;
import dev.vfrace.report.Presentation;
import dev.vfrace.report.RunPresentation;
import dev.vfrace.report.SweepPresentation;
import dev.vfrace.study.Contrast;
import dev.vfrace.study.DecisionTable;
import dev.vfrace.study.DesignFigures;
import dev.vfrace.text.Page;
import dev.vfrace.text.Quantity;
import dev.vfrace.tune.Sweep;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How each kind of result is told. */
final class Tellings {

  private Tellings() {}

  static Telling of(Told told) {
    Presentation result = told.result();
    if (result instanceof RunPresentation run) {
      return new OfRun(run.result());
    }
    if (result instanceof ContrastPresentation pair) {
      return new OfContrast(pair.contrast());
    }
    if (result instanceof DecisionPresentation suite) {
      return new OfDecision(suite.table());
    }
    return result instanceof SweepPresentation sweep
        ? new OfSweep(sweep.sweep())
        : new OfAny(told.source(), result);
  }

  private record OfRun(RunResult run) implements Telling {
    @Override
    public String title() {
      return "Kernel %s, scenario %s, timing %s"
          .formatted(
              run.identity().kernelAsRun(),
              run.identity().scenarioAsRun(),
              run.identity().timingAsRun());
    }

    @Override
    public String lead() {
      return Lead.of(run);
    }

    @Override
    public List<Side> sides() {
      return List.of(new Side("the run", run));
    }

    @Override
    public List<Element> whole(Outline outline) {
      return List.of();
    }

    @Override
    public Depth depth() {
      return Depth.RUN;
    }
  }

  private record OfContrast(Contrast contrast) implements Telling {
    @Override
    public String title() {
      return "Comparison of %s and %s".formatted(contrast.nameA(), contrast.nameB());
    }

    @Override
    public String lead() {
      return ContrastSection.lead(contrast);
    }

    @Override
    public List<Side> sides() {
      return List.of(
          new Side("A, " + contrast.nameA(), contrast.runA()),
          new Side("B, " + contrast.nameB(), contrast.runB()));
    }

    @Override
    public List<Element> whole(Outline outline) {
      return List.of(ContrastSection.of(contrast, outline));
    }

    @Override
    public Depth depth() {
      return Depth.ALL;
    }
  }

  private record OfDecision(DecisionTable table) implements Telling {
    @Override
    public String title() {
      return table.frame().title();
    }

    @Override
    public String lead() {
      return DecisionSection.lead(table);
    }

    @Override
    public List<Side> sides() {
      return table.designs().stream().flatMap(OfDecision::sides).toList();
    }

    private static Stream<Side> sides(DesignFigures design) {
      return Stream.of(design.plugged(), design.booted(), design.alone())
          .map(run -> new Side(design.nameAsRun() + ", " + run.identity().scenarioAsRun(), run));
    }

    @Override
    public List<Element> whole(Outline outline) {
      return List.of(DecisionSection.of(table, outline));
    }

    @Override
    public Depth depth() {
      return Depth.BRIEF;
    }
  }

  private record OfSweep(Sweep sweep) implements Telling {
    @Override
    public String title() {
      return SweepSection.title(sweep);
    }

    @Override
    public String lead() {
      return SweepSection.lead(sweep);
    }

    @Override
    public List<Side> sides() {
      return sweep.points().stream()
          .map(point -> new Side(SweepSection.name(sweep, point), point.run()))
          .toList();
    }

    @Override
    public List<Element> whole(Outline outline) {
      return List.of(SweepSection.of(sweep, outline));
    }

    @Override
    public Depth depth() {
      return Depth.FIRST;
    }
  }

  /** By what it says in a terminal. */
  private record OfAny(String source, Presentation result) implements Telling {
    @Override
    public String title() {
      return "Results of " + source;
    }

    @Override
    public String lead() {
      List<RawRun> runs = result.runs();
      return "%s with %s in all: the verdict is %s."
          .formatted(
              Quantity.count(runs.size(), "run"),
              Quantity.count(runs.stream().mapToLong(run -> run.course().cycles()).sum(), "cycle"),
              result.verdict().word());
    }

    @Override
    public List<Side> sides() {
      List<Side> sides = new ArrayList<>();
      for (RawRun raw : result.runs()) {
        sides.add(new Side("run %d".formatted(sides.size() + 1), ResultBuilder.build(raw)));
      }
      return sides;
    }

    @Override
    public List<Element> whole(Outline outline) {
      return List.of(
          outline
              .section("text", "The result")
              .add(RepeatSection.scrolling(result.text(Page.file()), "The result as text")));
    }

    @Override
    public Depth depth() {
      return Depth.BRIEF;
    }
  }
}

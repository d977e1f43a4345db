package dev.vfrace.page;

import dev.vfrace.analysis.RunResult;
import dev.vfrace.markup.Element;
import dev.vfrace.report.ContrastPresentation;
import dev.vfrace.report.DecisionPresentation;
import dev.vfrace.report.Presentation;
import dev.vfrace.report.RunPresentation;
import dev.vfrace.report.SensitivityPresentation;
import dev.vfrace.study.DesignFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A result of any kind: its title, its first sentence, its judgement and its sections. */
final class ResultSections {

  private final Told told;

  ResultSections(Told told) {
    this.told = told;
  }

  /** What it is, in a few words. */
  String title() {
    Presentation result = told.result();
    if (result instanceof RunPresentation run) {
      return "Kernel %s, scenario %s, timing %s"
          .formatted(
              run.result().identity().kernelAsRun(),
              run.result().identity().scenarioAsRun(),
              run.result().identity().timingAsRun());
    }
    if (result instanceof ContrastPresentation pair) {
      return "Comparison of %s and %s".formatted(pair.contrast().nameA(), pair.contrast().nameB());
    }
    if (result instanceof DecisionPresentation suite) {
      return suite.table().frame().title();
    }
    return "Results of " + told.source();
  }

  /** What was measured, how often it happened, and how sure that is. */
  String lead() {
    Presentation result = told.result();
    if (result instanceof RunPresentation run) {
      return Lead.of(run.result());
    }
    if (result instanceof ContrastPresentation pair) {
      return ContrastSection.lead(pair.contrast());
    }
    if (result instanceof DecisionPresentation suite) {
      return DecisionSection.lead(suite.table());
    }
    return "";
  }

  /** Whether it may be quoted. */
  Judgement judgement() {
    List<Side> sides = sides();
    return Judgement.of(
        sides.stream().map(side -> new RunJudge(side.run).judgement()).toList(),
        sides.stream().map(Side::name).toList());
  }

  /** The sections. */
  List<Element> sections(Outline outline) {
    List<Element> sections = new ArrayList<>();
    Presentation result = told.result();
    if (result instanceof RunPresentation run) {
      sections.addAll(RunSections.of(run.result(), outline));
    } else if (result instanceof ContrastPresentation pair) {
      sections.add(ContrastSection.of(pair.contrast(), outline));
      addSides(sections, outline);
    } else if (result instanceof DecisionPresentation suite) {
      sections.add(DecisionSection.of(suite.table(), outline));
      addBriefSides(sections, outline);
    }
    sections.add(
        RepeatSection.of(told.source(), sides().stream().map(Side::run).toList(), outline));
    return sections;
  }

  private void addSides(List<Element> sections, Outline outline) {
    for (Side side : sides()) {
      Element section = outline.section("run", side.name);
      Outline inner = outline.below();
      sections.add(
          section.add(Figure.paragraph(Lead.of(side.run))).add(RunSections.of(side.run, inner)));
    }
  }

  /** Of many runs what differs between them, and of the first all the rest. */
  private void addBriefSides(List<Element> sections, Outline outline) {
    boolean isFirst = true;
    for (Side side : sides()) {
      Element section = outline.section("run", side.name);
      Outline inner = outline.below();
      section.add(Figure.paragraph(Lead.of(side.run)));
      section.add(isFirst ? RunSections.of(side.run, inner) : RunSections.brief(side.run, inner));
      sections.add(section);
      isFirst = false;
    }
  }

  /**
   * One of the runs that a result is made from.
   *
   * @param name of it within the result
   * @param run itself
   */
  private record Side(String name, RunResult run) {}

  private List<Side> sides() {
    Presentation result = told.result();
    if (result instanceof RunPresentation run) {
      return List.of(new Side("the run", run.result()));
    }
    if (result instanceof ContrastPresentation pair) {
      return List.of(
          new Side("A, " + pair.contrast().nameA(), pair.contrast().runA()),
          new Side("B, " + pair.contrast().nameB(), pair.contrast().runB()));
    }
    if (result instanceof DecisionPresentation suite) {
      return suite.table().designs().stream().flatMap(ResultSections::sides).toList();
    }
    if (result instanceof SensitivityPresentation) {
      return List.of();
    }
    return List.of();
  }

  private static Stream<Side> sides(DesignFigures design) {
    return Stream.of(design.plugged(), design.booted(), design.alone())
        .map(run -> new Side(design.nameAsRun() + ", " + run.identity().scenarioAsRun(), run));
  }
}

package dev.vfrace.page;

import dev.vfrace.analysis.RunResult;
import dev.vfrace.markup.Element;
import java.util.ArrayList;
import java.util.List;

/** A result of any kind: its title, its first sentence, its judgement and its sections. */
final class ResultSections {

  private static final Judgement.Reason STILL_RUNNING =
      new Judgement.Reason("running", "it is still running, and this is what there is so far");

  private final String source;
  private final boolean running;
  private final Telling telling;

  ResultSections(Told told) {
    this.source = told.source();
    this.running = told.running();
    this.telling = Tellings.of(told);
  }

  /** What it is, in a few words. */
  String title() {
    return telling.title();
  }

  /** What was measured, how often it happened, and how sure that is. */
  String lead() {
    return telling.lead();
  }

  /** The runs that it is made from. */
  List<Telling.Side> sides() {
    return telling.sides();
  }

  /** Whether it may be quoted. */
  Judgement judgement() {
    List<Telling.Side> sides = telling.sides();
    Judgement judgement =
        Judgement.of(
            sides.stream().map(side -> new RunJudge(side.run()).judgement()).toList(),
            sides.stream().map(Telling.Side::name).toList());
    return running ? judgement.against(STILL_RUNNING) : judgement;
  }

  /** The sections. */
  List<Element> sections(Outline outline) {
    List<Element> sections = new ArrayList<>(telling.whole(outline));
    boolean isFirst = true;
    for (Telling.Side side : telling.sides()) {
      if (telling.depth() == Telling.Depth.RUN) {
        sections.addAll(RunSections.of(side.run(), source, outline));
      } else if (isFirst || telling.depth() != Telling.Depth.FIRST) {
        Element section = outline.section("run", side.name());
        boolean isBrief = telling.depth() == Telling.Depth.BRIEF && !isFirst;
        sections.add(
            section
                .add(Figure.paragraph(Lead.of(side.run())))
                .add(within(side.run(), isBrief, outline.below())));
      }
      isFirst = false;
    }
    List<RunResult> runs = telling.sides().stream().map(Telling.Side::run).toList();
    sections.add(RepeatSection.of(source, runs, outline));
    return sections;
  }

  private List<Element> within(RunResult run, boolean isBrief, Outline outline) {
    return isBrief ? RunSections.brief(run, outline) : RunSections.of(run, source, outline);
  }
}

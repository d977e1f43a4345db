package dev.vfrace.page;

import dev.vfrace.analysis.RunResult;
import dev.vfrace.markup.Element;
import java.util.List;

/** How one kind of result is told. */
interface Telling {

  /** What it is, in a few words. */
  String title();

  /** What was measured, how often it happened, and how sure that is. */
  String lead();

  /** The runs that it is made from. */
  List<Side> sides();

  /** What is told of it as a whole, before its runs. */
  List<Element> whole(Outline outline);

  /** How much is told of its runs. */
  Depth depth();

  /** How much is told of each run. */
  enum Depth {
    /** The result is one run: its sections are those of the page. */
    RUN,
    /** Each run has a section, with all there is. */
    ALL,
    /** Each run has a section, the first with all there is, the others with what differs. */
    BRIEF,
    /** The first run alone has a section: the others differ by what was varied. */
    FIRST
  }

  /**
   * One of the runs.
   *
   * @param name of it within the result
   * @param run itself
   */
  record Side(String name, RunResult run) {}
}

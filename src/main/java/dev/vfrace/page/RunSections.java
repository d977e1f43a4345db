package dev.vfrace.page;

import dev.vfrace.analysis.RunResult;
import dev.vfrace.markup.Element;
import java.util.ArrayList;
import java.util.List;

/** All that is to be shown of one run. */
final class RunSections {

  private RunSections() {}

  static List<Element> of(RunResult run, String source, Outline outline) {
    List<Element> sections = new ArrayList<>();
    sections.add(VerdictSection.of(run, outline));
    sections.add(OutcomesSection.of(run, outline));
    CourseSection.of(run, outline).ifPresent(sections::add);
    WindowsSection.of(run, outline).ifPresent(sections::add);
    run.raw().flatMap(raw -> WitnessSection.of(raw, source, outline)).ifPresent(sections::add);
    sections.add(ConditionsSection.ofVf(run, outline));
    FleetSection.of(run, outline).ifPresent(sections::add);
    TimingSection.of(run, outline).ifPresent(sections::add);
    sections.add(ConditionsSection.ofRun(run, outline));
    RepeatSection.configuration(run, outline).ifPresent(sections::add);
    return sections;
  }

  /** What differs between the runs of many. */
  static List<Element> brief(RunResult run, Outline outline) {
    return List.of(
        VerdictSection.of(run, outline),
        OutcomesSection.brief(run, outline),
        ConditionsSection.ofVf(run, outline),
        ConditionsSection.ofRun(run, outline));
  }
}

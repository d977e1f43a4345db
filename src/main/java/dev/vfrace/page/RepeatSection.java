package dev.vfrace.page;

import dev.vfrace.analysis.RunIdentity;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.campaign.Departed;
import dev.vfrace.markup.Element;
import dev.vfrace.raw.RawRun;
import dev.vfrace.report.ShellWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The command that repeats a result, and the configuration that it was made with. */
final class RepeatSection {

  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  private RepeatSection() {}

  /**
   * How to repeat what a source holds.
   *
   * @param source a file, or the identifier of a stored run
   * @param runs that are in it
   */
  static Element of(String source, List<RunResult> runs, Outline outline) {
    Element section = outline.section("repeat", "How to repeat it");
    section.add(
        Figure.paragraph(
            "From the results themselves, which hold the whole configuration. One thread at free"
                + " pace gives the very same counts; more threads give the same within the"
                + " intervals."),
        command(again(source)));
    if (runs.size() == 1) {
      anew(runs.get(0))
          .ifPresent(
              command ->
                  section.add(
                      Figure.paragraph(
                          "From the definitions that come with vfrace, from which nothing"
                              + " departs:"),
                      command(command)));
    }
    return section;
  }

  /** A run of the store is written to a file first. */
  private static String again(String source) {
    return NUMBER.matcher(source).matches()
        ? "vfrace analyze %s --format json > run-%s.json; vfrace rerun run-%s.json"
            .formatted(source, source, source)
        : "vfrace rerun " + ShellWord.of(source);
  }

  /** The configuration of a run, folded away. */
  static Optional<Element> configuration(RunResult run, Outline outline) {
    return run.raw()
        .map(raw -> raw.provenance().configuration())
        .filter(text -> !text.isEmpty())
        .map(
            text ->
                outline
                    .section("configuration", "Resolved configuration")
                    .add(
                        Figure.paragraph("All that the run used, with nothing left open (HOCON)."),
                        Element.of("details")
                            .add(
                                Element.of("summary", "The configuration"),
                                scrolling(text, "The resolved configuration"))));
  }

  /** The whole command, where nothing departs from what comes with vfrace. */
  private static Optional<String> anew(RunResult run) {
    RunIdentity identity = run.identity();
    if (!identity.departures().equals(Departed.NONE) || run.raw().isEmpty()) {
      return Optional.empty();
    }
    RawRun raw = run.raw().get();
    List<String> words = new ArrayList<>(List.of("vfrace", "run"));
    words.addAll(List.of("--kernel", identity.kernel()));
    words.addAll(List.of("--scenario", identity.scenario()));
    words.addAll(List.of("--timing", identity.timing()));
    identity
        .image()
        .ifPresentOrElse(
            image -> words.addAll(List.of("--image", image)),
            () -> words.addAll(List.of("--userspace", String.join(",", run.observers().keySet()))));
    long cycles = raw.amounts().requestedCycles().orElse(raw.course().cycles());
    words.addAll(List.of("--cycles", Long.toString(cycles)));
    raw.amounts().until().ifPresent(until -> words.addAll(List.of("--until", until)));
    words.addAll(List.of("--lanes", Integer.toString(identity.lanes())));
    words.addAll(List.of("--threads", Integer.toString(identity.threads())));
    words.addAll(List.of("--seed", Long.toString(identity.seed())));
    words.addAll(List.of("--pace", run.clock().pace()));
    raw.questions().expect().forEach(expect -> words.addAll(List.of("--expect", expect)));
    raw.questions().fleet().ifPresent(fleet -> words.addAll(List.of("--fleet", fleet)));
    return Optional.of(words.stream().map(ShellWord::of).collect(Collectors.joining(" ")));
  }

  private static Element command(String text) {
    return scrolling(text, "Command").with("class", "scroll command");
  }

  /** A text as it is, that scrolls by itself. */
  static Element scrolling(String text, String label) {
    return Element.of("pre")
        .with("class", "scroll")
        .with("tabindex", 0)
        .with("role", "group")
        .with("aria-label", label)
        .add(Element.of("code", text));
  }
}

package dev.vfrace.page;

import dev.vfrace.markup.Drawing;
import dev.vfrace.markup.Element;
import dev.vfrace.raw.RawRun;
import dev.vfrace.report.ShellWord;
import dev.vfrace.report.WitnessList;
import dev.vfrace.text.Durations;
import dev.vfrace.witness.Moment;
import dev.vfrace.witness.Notable;
import dev.vfrace.witness.Pick;
import dev.vfrace.witness.Sample;
import dev.vfrace.witness.Witness;
import dev.vfrace.witness.WitnessBook;
import dev.vfrace.witness.WitnessSvg;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Single cycles that show what the counts are made of. */
final class WitnessSection {

  private static final int MOST = 3;

  private WitnessSection() {}

  /** The section; empty where no cycle was kept. */
  static Optional<Element> of(RawRun raw, String source, Outline outline) {
    if (raw.witnesses().isEmpty()) {
      return Optional.empty();
    }
    Element section = outline.section("witnesses", "Single cycles that show it");
    section.add(
        Figure.paragraph(
            "Of what came of a program some cycles are kept. Here are some as they ran: a column an"
                + " actor, time downwards, in the kernel's words. The others are run again by"
                + " their seed: vfrace witness %s PROGRAM.".formatted(ShellWord.of(source))));
    Outline inner = outline.below();
    for (Witness witness : shown(raw.witnesses())) {
      section.add(inner.heading(witness.title()), figure(witness));
    }
    DataTable table = DataTable.of("Cycles that were kept").words("program", "outcome");
    table.figures(WitnessList.FIGURES.toArray(String[]::new));
    WitnessList.rows(raw).forEach(row -> table.row(row.toArray(String[]::new)));
    return Optional.of(section.add(table.folded("All cycles that were kept")));
  }

  /** The first of the worst that was recorded of each program, no cycle twice. */
  private static List<Witness> shown(WitnessBook book) {
    List<Witness> shown = new ArrayList<>();
    Set<Object> places = new HashSet<>();
    for (Map.Entry<String, Map<Notable, Map<Pick, Sample>>> program : book.samples().entrySet()) {
      for (Notable notable : program.getValue().keySet()) {
        Optional<Witness> witness = book.recorded(program.getKey(), notable, Pick.RECORDED);
        boolean isNew =
            witness.isPresent()
                && shown.size() < MOST
                && places.add(witness.get().subject().sample().place());
        if (isNew) {
          shown.add(witness.get());
          break;
        }
      }
    }
    return shown;
  }

  private static Element figure(Witness witness) {
    DataTable table = DataTable.of(witness.title()).figures("time").words("who", "what", "told");
    for (Moment moment : witness.scene().moments()) {
      long since = moment.at() - witness.scene().startsAt();
      table.row(
          (since < 0 ? "-" : "") + Durations.text((double) Math.abs(since)),
          moment.actor(),
          moment.text(),
          String.join(", ", moment.to()));
    }
    return Element.of("figure")
        .add(
            Element.of("figcaption", "One cycle, from top to bottom; times in µs since S1"),
            Figure.note(
                    "it is wider than this screen: scroll it sideways, or open the table below it")
                .with("class", "note on-narrow"),
            Element.of("div")
                .with("class", "scroll")
                .with("role", "group")
                .with("aria-label", "Drawing: " + witness.title())
                .with("tabindex", 0)
                .add(new Drawing(WitnessSvg.drawing(witness))),
            table.folded("The same as a table"));
  }
}

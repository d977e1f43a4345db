package dev.vfrace.page;

import dev.vfrace.markup.Element;
import dev.vfrace.study.DecisionTable;
import dev.vfrace.study.DesignFigures;
import dev.vfrace.text.Quantity;
import java.util.List;

/** The designs of a suite side by side. */
final class DecisionSection {

  private DecisionSection() {}

  /** What was measured of how many designs. */
  static String lead(DecisionTable table) {
    return "%s were measured over %s cycles of each scenario. %s"
        .formatted(
            Quantity.count(table.designs().size(), "kernel design"),
            table.designs().stream()
                .findFirst()
                .map(design -> Quantity.count(design.plugged().volume().cycles()))
                .orElse("no"),
            table.precision());
  }

  static Element of(DecisionTable table, Outline outline) {
    Element section = outline.section("designs", "The designs side by side");
    List<String> heads = table.heads();
    DataTable cells =
        DataTable.of(table.frame().title())
            .words(heads.get(0))
            .figures(heads.subList(1, heads.size()).toArray(String[]::new));
    for (DesignFigures design : table.designs()) {
      cells.row(table.row(design).stream().map(Figure::parted).toList());
    }
    section.add(cells.element(), Figure.list(table.legend()), Figure.paragraph(table.precision()));
    section.add(
        Figure.list(table.designs().stream().map(design -> table.sentence(design)).toList()));
    return section;
  }
}

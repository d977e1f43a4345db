package dev.vfrace.witness;

import java.util.ArrayList;
import java.util.List;

/** A witness as the text of a sequence diagram, for the tools that draw those. */
public final class SequenceText {

  private static final String PARTICIPANT = "  participant a%d as %s";

  private SequenceText() {}

  /** For Mermaid. */
  public static List<String> mermaid(Witness witness) {
    List<String> lines = new ArrayList<>();
    lines.add("sequenceDiagram");
    lines.add("  accTitle: " + mermaid(witness.title()));
    List<String> actors = witness.scene().actors();
    for (int at = 0; at < actors.size(); at++) {
      lines.add(PARTICIPANT.formatted(at, mermaid(actors.get(at))));
    }
    String last = "a" + (actors.size() - 1);
    String over = actors.size() == 1 ? last : "a0," + last;
    lines.add("  Note over %s: %s".formatted(over, mermaid(witness.title())));
    witness.notes().forEach(note -> lines.add("  Note over %s: %s".formatted(over, mermaid(note))));
    for (Moment moment : witness.scene().moments()) {
      int from = actors.indexOf(moment.actor());
      String text = mermaid(said(witness.scene(), moment));
      if (moment.to().isEmpty()) {
        lines.add("  Note over a%d: %s".formatted(from, text));
      }
      moment
          .to()
          .forEach(to -> lines.add("  a%d->>a%d: %s".formatted(from, actors.indexOf(to), text)));
    }
    return List.copyOf(lines);
  }

  /** For PlantUML. */
  public static List<String> plantUml(Witness witness) {
    List<String> lines = new ArrayList<>();
    lines.add("@startuml");
    lines.add("title " + plantUml(witness.title()));
    List<String> actors = witness.scene().actors();
    for (int at = 0; at < actors.size(); at++) {
      lines.add("participant \"%s\" as a%d".formatted(actors.get(at), at));
    }
    witness.notes().forEach(note -> lines.add("note across : " + plantUml(note)));
    for (Moment moment : witness.scene().moments()) {
      int from = actors.indexOf(moment.actor());
      String text = plantUml(said(witness.scene(), moment));
      if (moment.to().isEmpty()) {
        lines.add("%s over a%d : %s".formatted(note(moment), from, text));
      }
      moment
          .to()
          .forEach(to -> lines.add("a%d -> a%d : %s".formatted(from, actors.indexOf(to), text)));
    }
    lines.add("@enduml");
    return List.copyOf(lines);
  }

  private static String note(Moment moment) {
    return switch (moment.kind()) {
      case MARK, MISLED -> "hnote";
      default -> "rnote";
    };
  }

  private static String said(Scene scene, Moment moment) {
    return "%s µs %s".formatted(Clockwork.micros(scene, moment), moment.text());
  }

  /** Without what ends a statement or begins a tag there. */
  private static String mermaid(String text) {
    StringBuilder plain = new StringBuilder();
    text.chars()
        .forEach(
            sign ->
                plain.append(
                    switch (sign) {
                      case '#' -> "#35;";
                      case ';' -> "#59;";
                      case '<' -> "#lt;";
                      case '>' -> "#gt;";
                      default -> String.valueOf((char) sign);
                    }));
    return plain.toString();
  }

  private static String plantUml(String text) {
    return text.replace("<", "~<").replace("\\", "\\\\");
  }
}

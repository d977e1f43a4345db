package dev.vfrace.explain;

import dev.vfrace.text.Durations;
import dev.vfrace.text.Page;
import dev.vfrace.text.TextTable;
import dev.vfrace.trace.TraceEvent;
import dev.vfrace.userspace.Userspace;
import java.util.List;
import java.util.regex.Pattern;

/** The messages of a recorded cycle: who told whom what, and when. */
public final class MessageTable {

  /** Whom an answer goes to is seen from the answer. */
  private static final Pattern REFERENCE = Pattern.compile("(, )?\\w+=Actor\\[[^\\]]*\\](, )?");

  private static final Pattern STATE = Pattern.compile("LinkState\\[bits=(\\d+)\\]");

  /** When it was sent stands in the first column. */
  private static final Pattern TIME = Pattern.compile(", at=\\d+");

  private static final String ONLY_CONSTANT = "INSTANCE";

  private final RecordedCycle cycle;

  /** The table of a cycle. */
  public MessageTable(RecordedCycle cycle) {
    this.cycle = cycle;
  }

  /**
   * Its lines on a page, up to the report that the harness asks for; times count from the cycle's
   * start.
   */
  public List<String> lines(Page page) {
    TextTable columns = TextTable.ofWords();
    columns.add("at", "from", "to", "message");
    List<TraceEvent.Sent> sentInCycle =
        cycle.messages().stream()
            .takeWhile(sent -> !(sent.message() instanceof Userspace.Report))
            .toList();
    for (TraceEvent.Sent sent : sentInCycle) {
      columns.add(
          Durations.text((double) (sent.at() - cycle.startedAt())),
          sent.from(),
          sent.to(),
          word(sent.message()));
    }
    return columns.lines(page);
  }

  /** A message in a word, and what it carries. */
  static String word(Object message) {
    if (message instanceof Enum<?> constant) {
      String kind = constant.getDeclaringClass().getSimpleName();
      return constant.name().equals(ONLY_CONSTANT) ? kind : kind + " " + constant.name();
    }
    String text = message.toString();
    text = REFERENCE.matcher(text).replaceAll("");
    text = TIME.matcher(text).replaceAll("");
    return STATE
        .matcher(text)
        .replaceAll(match -> LinkWords.of(Integer.parseInt(match.group(1))))
        .replace("[]", "");
  }
}

package dev.vfrace.report;

import dev.vfrace.campaign.Departed;
import dev.vfrace.raw.HostFacts;
import dev.vfrace.raw.RawRun;
import dev.vfrace.text.Ascii;
import dev.vfrace.text.Page;
import dev.vfrace.text.Quantity;
import dev.vfrace.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A result for a mailing list: lines of at most 72 columns of ASCII, one row a figure, and below
 * what it takes to get the same again. What somebody copies, such as a command, is not folded but
 * where a shell goes on.
 */
final class MailReport {

  private static final String LABEL = "%-10s%s";
  private static final String INDENT = "  ";
  private static final String GOES_ON = " \\";

  /** Of so many runs each has its fingerprint whole. */
  private static final int FEW = 2;

  private static final int SHORT = 12;

  private final Letter letter;

  MailReport(Letter letter) {
    this.letter = letter;
  }

  /** The whole text, each line ended. */
  String text() {
    List<String> lines = new ArrayList<>(letter.about());
    lines.add("");
    TextTable table = TextTable.ofFigures();
    if (letter.rows().size() > 1) {
      table.heads(ascii(letter.rows().get(0)));
      letter.rows().stream().skip(1).forEach(row -> table.add(ascii(row)));
      table.words(1);
      lines.addAll(table.lines(Page.mail()));
      lines.add("");
    }
    lines.addAll(letter.notes());
    if (!letter.runs().isEmpty()) {
      lines.add("");
      lines.addAll(origin(letter.runs().get(0)));
    }
    StringBuilder text = new StringBuilder(Page.mail().text(ascii(lines)));
    reproduction().forEach(line -> text.append(Ascii.of(line)).append('\n'));
    return text.toString();
  }

  private static List<String> ascii(List<String> texts) {
    return texts.stream().map(Ascii::of).toList();
  }

  private List<String> origin(RawRun run) {
    RawRun.Origin origin = run.origin();
    HostFacts host = origin.host();
    List<String> lines = new ArrayList<>();
    lines.add(
        LABEL.formatted(
            "vfrace",
            origin.build().version()
                + origin.build().commit().map(commit -> ", commit " + commit).orElse("")));
    lines.add(
        LABEL.formatted(
            "host",
            "%s, %s, Linux %s, JDK %s"
                .formatted(
                    host.cpu(), Quantity.count(host.cores(), "core"), host.kernel(), host.jdk())));
    lines.add(LABEL.formatted("started", origin.started()));
    lines.add(LABEL.formatted("seed", run.amounts().seed()));
    List<String> files =
        letter.runs().stream()
            .map(it -> it.provenance().departures())
            .map(Departed::files)
            .flatMap(List::stream)
            .distinct()
            .toList();
    if (!files.isEmpty()) {
      lines.add(LABEL.formatted("files", String.join(", ", files)));
    }
    return lines;
  }

  /** What is to be copied. */
  private List<String> reproduction() {
    List<String> lines = new ArrayList<>();
    List<String> fingerprints =
        letter.runs().stream()
            .map(run -> run.provenance().fingerprint())
            .filter(print -> !print.isEmpty())
            .distinct()
            .toList();
    if (!fingerprints.isEmpty()) {
      lines.add("fingerprint" + (fingerprints.size() == 1 ? "" : "s") + ":");
      boolean few = fingerprints.size() <= FEW;
      fingerprints.forEach(print -> lines.add(INDENT + (few ? print : print.substring(0, SHORT))));
    }
    List<String> command = command();
    if (!command.isEmpty()) {
      lines.add("to reproduce:");
      lines.addAll(folded(command));
    }
    return lines;
  }

  /** As it was typed, with the seed. */
  private List<String> command() {
    if (letter.runs().isEmpty() || letter.runs().get(0).origin().command().isEmpty()) {
      return List.of();
    }
    RawRun run = letter.runs().get(0);
    List<String> words = new ArrayList<>();
    words.add("vfrace");
    List<String> typed = run.origin().command();
    for (int at = 0; at < typed.size(); at++) {
      if (typed.get(at).equals("--seed")) {
        at++;
      } else if (!typed.get(at).startsWith("--seed=")) {
        add(words, typed.get(at));
      }
    }
    words.add("--seed " + run.amounts().seed());
    return words;
  }

  /** An option's value stays beside it. */
  private static void add(List<String> words, String typed) {
    int last = words.size() - 1;
    String word = ShellWord.of(typed);
    if (words.get(last).matches("--?[a-zA-Z-]+") && !typed.startsWith("-")) {
      words.set(last, words.get(last) + " " + word);
    } else {
      words.add(word);
    }
  }

  /** A list that is too long goes on where its line begins, so that a shell takes it for one. */
  private static String wrapped(String line, List<String> lines) {
    String rest = line;
    int room = Page.OF_MAIL - GOES_ON.length();
    while (rest.length() > room && !rest.contains("'")) {
      int comma = rest.lastIndexOf(',', room - 1);
      if (comma < 0) {
        break;
      }
      lines.add(rest.substring(0, comma + 1) + "\\");
      rest = rest.substring(comma + 1);
    }
    return rest;
  }

  /** A shell goes on behind a backslash. */
  private static List<String> folded(List<String> words) {
    List<String> lines = new ArrayList<>();
    String line = INDENT + words.get(0);
    for (String word : words.subList(1, words.size())) {
      String longer = line + " " + word;
      if (longer.length() + GOES_ON.length() > Page.OF_MAIL) {
        lines.add(line + GOES_ON);
        line = wrapped(INDENT.repeat(2) + word, lines);
      } else {
        line = longer;
      }
    }
    return Stream.concat(lines.stream(), Stream.of(line)).toList();
  }
}

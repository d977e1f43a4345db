package dev.vfrace.cli;

import dev.vfrace.report.ReportFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that say in which form a result is told. */
final class FormatArguments {

  /** The words that {@code --format} takes. */
  static final class Words extends ArrayList<String> {

    private static final long serialVersionUID = 1;

    Words() {
      for (ReportFormat format : ReportFormat.values()) {
        add(format.word());
      }
    }
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      completionCandidates = Words.class,
      description = {
        "How the result is told: text, mail (72 columns of ASCII, with how to reproduce it), json,"
            + " markdown, csv, jsonl (the rows of csv as JSON, a line each), openmetrics, or as"
            + " tests: ktap, junit.",
        "Default: ${bundle:run.format}."
      })
  private List<String> format = List.of();

  @Option(names = "--mail", arity = "0", description = "As --format mail.")
  private boolean mail;

  @Option(names = "--markdown", arity = "0", description = "As --format markdown.")
  private boolean markdown;

  /**
   * The values given; empty if none was.
   *
   * @throws UsageException if they say different things
   */
  List<String> given() {
    List<String> given = new ArrayList<>(format);
    add(mail, "--mail", ReportFormat.MAIL, given);
    add(markdown, "--markdown", ReportFormat.MARKDOWN, given);
    return given;
  }

  /**
   * The form that is asked for, by a command without a configuration.
   *
   * @throws UsageException if there is none such
   */
  ReportFormat form() {
    List<String> given = given();
    if (given.isEmpty()) {
      return ReportFormat.TEXT;
    }
    return form(given.get(given.size() - 1));
  }

  /**
   * The form of a name.
   *
   * @throws UsageException if there is none such
   */
  static ReportFormat form(String name) {
    return Arrays.stream(ReportFormat.values())
        .filter(it -> it.word().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "--format %s; allowed: %s".formatted(name, String.join(", ", new Words()))));
  }

  private static void add(boolean isGiven, String option, ReportFormat means, List<String> given) {
    if (!isGiven) {
      return;
    }
    given.stream()
        .filter(other -> !other.equals(means.word()))
        .findFirst()
        .ifPresent(
            other -> {
              throw new UsageException(
                  "%s: --format %s is given too; allowed: one of them".formatted(option, other));
            });
    given.add(means.word());
  }
}

package dev.vfrace.agreement;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vfrace.calibration.JointRows;
import dev.vfrace.calibration.LabRun;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.settings.RunOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Campaigns that predict what an observer meets, from times alone: what the kernel's steps and the
 * wake-up took, and, drawn apart from them, the observer's own time. No outcome is used.
 */
final class LabPrediction {

  /** More quantiles than this would not change what is drawn. */
  private static final int MOST_KNOTS = 400;

  /** Of all delays together: a configuration holds so many values, and no more. */
  private static final int ALL_KNOTS = 25_000;

  private static final String ROWS = "rows.csv";
  private static final String WAKE_UP = "wake-up";

  private final LabRun run;
  private final String kernel;
  private final List<Question> questions;

  /**
   * What is predicted.
   *
   * @param reader who reads
   * @param gate what it is after
   * @param delay asked of it, nanoseconds
   */
  record Question(Reader reader, Gate gate, long delay) {

    /** The program that stands for the reader. */
    String program() {
      return reader.program(gate, delay);
    }
  }

  /**
   * A prediction.
   *
   * @param run the cycles whose times are used
   * @param kernel the design
   * @param questions each of at least two cycles of the run
   */
  LabPrediction(LabRun run, String kernel, List<Question> questions) {
    this.run = run;
    this.kernel = kernel;
    this.questions = questions;
  }

  /**
   * The campaign whose steps and wake-up come from one cycle.
   *
   * @param directory where its files are put; it is to stay until the campaign is read
   */
  Catalogue joint(Path confDir, Path directory, Map<RunOption, List<String>> options)
      throws IOException {
    Files.writeString(directory.resolve(ROWS), run.rows().csv(), UTF_8);
    return load(confDir, directory, "rows = " + ROWS, options);
  }

  /** The campaign in which each delay is drawn by itself. */
  Catalogue apart(Path confDir, Path directory, Map<RunOption, List<String>> options)
      throws IOException {
    JointRows rows = run.rows();
    String steps =
        rows.columns().stream()
            .map(
                column -> {
                  String section = column.equals(WAKE_UP) ? "userspace" : "kernel";
                  return "%s.%s = %s"
                      .formatted(section, column, delay(Arrays.stream(rows.column(column))));
                })
            .collect(Collectors.joining("\n"));
    return load(confDir, directory, steps, options);
  }

  private Catalogue load(
      Path confDir, Path directory, String timing, Map<RunOption, List<String>> options)
      throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(
        """
        vfrace.run { kernel = "%s", userspace = [%s], scenario = hot-add, timing = raw }
        vfrace.timing { kernel { settle = 400ms, gap = 20ms } }
        vfrace.timing {
        %s
        }"""
            .formatted(
                kernel,
                questions.stream().map(Question::program).collect(Collectors.joining(", ")),
                timing));
    questions.forEach(question -> lines.add(observer(question)));
    Path file = Files.writeString(directory.resolve("lab.conf"), String.join("\n", lines), UTF_8);
    return Catalogue.load(confDir, List.of(file), List.of(), options);
  }

  private String observer(Question question) {
    LongStream own =
        run.delayed(question.delay()).cycles().stream()
            .mapToLong(cycle -> question.reader().own(question.gate(), cycle));
    return question.reader().definition(question.gate(), question.delay(), delay(own));
  }

  /** All values, or so many of their quantiles that the rest is noise. */
  private String delay(LongStream values) {
    long[] sorted = values.sorted().toArray();
    int delays = questions.size() + run.rows().columns().size();
    int knots = Math.max(2, Math.min(Math.min(MOST_KNOTS, ALL_KNOTS / delays), sorted.length));
    List<String> quantiles = new ArrayList<>();
    for (int at = 0; at < knots; at++) {
      double share = (double) at / (knots - 1);
      long nanos = sorted[(int) Math.round(share * (sorted.length - 1))];
      quantiles.add(String.format(Locale.ROOT, "[%.9f, %dns]", share, nanos));
    }
    return "{ dist = empirical, quantiles = [%s] }".formatted(String.join(", ", quantiles));
  }
}

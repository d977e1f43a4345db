package dev.vfrace.agreement;

import dev.vfrace.analysis.ObserverResult;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.calibration.LabOptions;
import dev.vfrace.calibration.LabRun;
import dev.vfrace.model.KernelDesign;
import dev.vfrace.model.KernelDesign.SlaveFlagAt;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.settings.RunOption;
import dev.vfrace.statistics.Rate;
import dev.vfrace.text.Durations;
import dev.vfrace.text.Quantity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds a lab run against its prediction: the times of every second cycle predict, the outcomes of
 * the others are what was measured.
 */
public final class LabAgreement {

  /** Of fewer cycles no share is worth an interval, nor are their times a distribution. */
  static final int FEWEST = 30;

  /** If more outcomes contradict the traced times, the data are not to be trusted. */
  static final double MOST_CONTRADICTIONS = 0.01;

  private final LabRun run;
  private final LabRun predicting;
  private final LabRun measured;
  private final KernelDesign design;
  private final List<LabPrediction.Question> questions = new ArrayList<>();
  private final List<String> notPredicted = new ArrayList<>();
  private final LabPrediction prediction;

  /**
   * A lab run under a design.
   *
   * @param run all cycles, in their order
   * @param design what ran
   */
  public LabAgreement(LabRun run, KernelDesign design) {
    this.run = run;
    this.design = design;
    this.predicting = run.half(0);
    this.measured = run.half(1);
    Reader reader = Reader.of(run);
    for (Gate gate : Gate.values()) {
      if (!reader.looksAt(gate)) {
        notPredicted.add("%s: %s does not read it".formatted(gate.key(), reader.program(gate, 0)));
      } else if (gate == Gate.SLAVE_FLAG && !setsFlag()) {
        notPredicted.add("slave-flag: " + design.name() + " does not set IFF_SLAVE by itself");
      } else {
        ask(reader, gate);
      }
    }
    this.prediction = new LabPrediction(predicting, design.name(), questions);
  }

  /** The design that the run's options name; empty if they do not say. */
  public static Optional<String> namedDesign(LabRun run) {
    LabOptions options = run.options();
    if (options.has("device", "net_failover")) {
      return Optional.of("net-failover");
    }
    return options
        .value("flag")
        .flatMap(it -> Optional.ofNullable(Map.of("join", "v6.1", "post-init", "v6.8").get(it)));
  }

  /**
   * The design that a run seems to be of, by whether IFF_SLAVE was found: never, always, or at
   * times.
   */
  public static String likelyDesign(LabRun run) {
    long found = run.cycles().stream().filter(cycle -> cycle.flagRead().found()).count();
    if (found == 0) {
      return "net-failover";
    }
    return found == run.cycles().size() ? "v6.8" : "v6.1";
  }

  /** Whether anything can be predicted. */
  public boolean isAnythingAsked() {
    return !questions.isEmpty();
  }

  /** The campaign that draws what was measured together together. */
  public Catalogue joint(Path confDir, Path directory, Map<RunOption, List<String>> options)
      throws IOException {
    return prediction.joint(confDir, directory, options);
  }

  /** The campaign that draws each delay by itself. */
  public Catalogue apart(Path confDir, Path directory, Map<RunOption, List<String>> options)
      throws IOException {
    return prediction.apart(confDir, directory, options);
  }

  /** What the two campaigns come to, beside what was measured. */
  public AgreementTable table(RunResult joint, RunResult apart) {
    List<AgreementTable.Cell> cells = new ArrayList<>();
    for (LabPrediction.Question question : questions) {
      cells.add(
          new AgreementTable.Cell(
              question.gate(),
              question.delay(),
              predicted(joint, question),
              predicted(apart, question),
              question.gate().missed(measured.delayed(question.delay())),
              question.gate().missed(predicting.delayed(question.delay()))));
    }
    return new AgreementTable(
        design.name(),
        run.cycles().size(),
        run.foreign(),
        contradictions(),
        cells,
        drifts(),
        notPredicted,
        joint.distrust());
  }

  private static Rate predicted(RunResult result, LabPrediction.Question question) {
    return result
        .observers()
        .getOrDefault(question.program(), ObserverResult.of(Map.of()))
        .rate(question.gate().metric());
  }

  private void ask(Reader reader, Gate gate) {
    for (long delay : run.delays()) {
      int fewest =
          Math.min(
              predicting.delayed(delay).cycles().size(), measured.delayed(delay).cycles().size());
      if (fewest < FEWEST) {
        notPredicted.add(
            "%s after %s: only %s in a half; %d are needed"
                .formatted(
                    gate.key(),
                    Durations.text((double) delay),
                    Quantity.count(fewest, "cycle"),
                    FEWEST));
      } else {
        questions.add(new LabPrediction.Question(reader, gate, delay));
      }
    }
  }

  private boolean setsFlag() {
    return design.slaveFlagAt() == SlaveFlagAt.POST_INIT
        || design.slaveFlagAt() == SlaveFlagAt.REGISTER;
  }

  private Rate contradictions() {
    long count =
        run.cycles().stream()
            .filter(
                cycle ->
                    questions.stream()
                        .map(LabPrediction.Question::gate)
                        .distinct()
                        .anyMatch(gate -> gate.contradicts(cycle, design.slaveFlagAt())))
            .count();
    return new Rate(count, run.cycles().size());
  }

  /** What changed while the lab ran: the first half of the time against the second. */
  private Map<String, AgreementTable.Drift> drifts() {
    int middle = run.cycles().size() / 2;
    LabRun first = run.part(0, middle);
    LabRun second = run.part(middle, run.cycles().size());
    Map<String, AgreementTable.Drift> drifts = new LinkedHashMap<>();
    questions.stream()
        .map(LabPrediction.Question::gate)
        .distinct()
        .forEach(
            gate ->
                drifts.put(
                    gate.key(), new AgreementTable.Drift(gate.missed(first), gate.missed(second))));
    return drifts;
  }
}

package dev.vfrace.cli;

import dev.vfrace.campaign.Ending;
import dev.vfrace.campaign.Measurement;
import dev.vfrace.question.Verdict;
import dev.vfrace.settings.RunOptions;
import dev.vfrace.study.Conclusion;
import dev.vfrace.study.Study;
import dev.vfrace.study.StudyRun;
import dev.vfrace.study.Turns;
import java.io.PrintWriter;
import java.util.List;

/** Runs a study, and tells what it comes to. */
final class StudyFlow {

  /** A form in which a conclusion is told. */
  @FunctionalInterface
  interface Telling<T> {

    /** Tells it. */
    void tell(T conclusion, RunOutput output) throws OutputException;
  }

  private final Surroundings surroundings;
  private final RunOptions options;
  private final PrintWriter out;
  private final PrintWriter err;

  /** With these outputs. */
  StudyFlow(Surroundings surroundings, RunOptions options, PrintWriter out, PrintWriter err) {
    this.surroundings = surroundings;
    this.options = options;
    this.out = out;
    this.err = err;
  }

  /**
   * Runs it to its end, and gives the exit code.
   *
   * @param notes good to know before
   */
  <T extends Conclusion> int run(Study<T> study, List<String> notes, Telling<T> telling)
      throws OutputException, InterruptedException {
    Memory.check(study.campaigns(), study.turns().atOnce());
    StudyRun<T> run = new StudyRun<>(study, surroundings.engine()::run, surroundings.recorder());
    RunOutput output = new RunOutput(options, out, err, surroundings);
    notes.forEach(output::note);
    output.note(run.intention());
    Forecast.of(study.campaigns()).stream().distinct().forEach(output::note);
    Turns turns =
        run.run(
            new ProgressTicker(run.cycles(), run.duration(), output.progress(), System::nanoTime),
            surroundings.stop());
    T conclusion = run.conclude(turns);
    telling.tell(conclusion, output);
    for (int index = 0; index < study.names().size(); index++) {
      tellFailure(turns.measured().get(index), study.names().get(index), err);
    }
    return exitCode(turns, conclusion.verdict());
  }

  /** Tells why a campaign failed, if it did. */
  static void tellFailure(Measurement measured, String name, PrintWriter err) {
    if (measured.ending().reason() == Ending.Reason.FAILED) {
      CampaignFailure.tell(err, name + ": ", measured);
    }
  }

  /** 70 if a campaign failed, 130 if one was interrupted, otherwise that of the verdict. */
  static int exitCode(Turns turns, Verdict verdict) {
    if (turns.ended(Ending.Reason.FAILED)) {
      return ExitCode.INTERNAL;
    }
    return turns.ended(Ending.Reason.INTERRUPTED) ? ExitCode.INTERRUPTED : verdict.exitCode();
  }
}

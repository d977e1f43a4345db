package dev.vfrace.cli;

import dev.vfrace.campaign.BatchSink;
import dev.vfrace.campaign.Ending;
import dev.vfrace.campaign.Measurement;
import dev.vfrace.question.Verdict;
import dev.vfrace.raw.RawRun;
import dev.vfrace.raw.Recorder;
import dev.vfrace.report.ContrastPresentation;
import dev.vfrace.report.DecisionPresentation;
import dev.vfrace.report.Presentation;
import dev.vfrace.settings.RunOptions;
import dev.vfrace.settings.StoreOptions;
import dev.vfrace.store.Frame;
import dev.vfrace.store.Kind;
import dev.vfrace.study.Conclusion;
import dev.vfrace.study.Contrast;
import dev.vfrace.study.DecisionTable;
import dev.vfrace.study.PairStudy;
import dev.vfrace.study.Study;
import dev.vfrace.study.StudyRun;
import dev.vfrace.study.Turns;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

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
    return run(study, notes, telling, Optional.empty());
  }

  /**
   * How a study is kept.
   *
   * @param options where
   * @param kind of the study
   * @param frame what it needs beside its campaigns
   * @param shown its conclusion in every form
   */
  record Kept<T>(StoreOptions options, Kind kind, Frame frame, Function<T, Presentation> shown) {

    /** A comparison. */
    static Kept<Contrast> pair(StoreOptions options, PairStudy study) {
      return new Kept<>(
          options,
          Kind.COMPARE,
          Frame.ofPair(study.kind(), study.nameA(), study.nameB(), study.blocks()),
          ContrastPresentation::new);
    }

    /** A suite. */
    static Kept<DecisionTable> suite(StoreOptions options) {
      return new Kept<>(options, Kind.SUITE, Frame.NONE, DecisionPresentation::new);
    }

    /** Tells it. */
    void tell(T conclusion, RunOutput output) throws OutputException {
      output.result(shown.apply(conclusion));
    }
  }

  /** Runs it to its end, tells it, and gives the exit code. */
  <T extends Conclusion> int run(Study<T> study, List<String> notes, Kept<T> kept)
      throws OutputException, InterruptedException {
    return run(study, notes, kept::tell, Optional.of(kept));
  }

  /**
   * Runs it to its end, and gives the exit code.
   *
   * @param notes good to know before
   * @param kept how it is kept; empty: not
   */
  private <T extends Conclusion> int run(
      Study<T> study, List<String> notes, Telling<T> telling, Optional<Kept<T>> kept)
      throws OutputException, InterruptedException {
    Memory.check(study.campaigns(), study.turns().atOnce());
    RunOutput output = new RunOutput(options, out, err, surroundings);
    Optional<Keeping> keeping =
        kept.map(it -> Keeping.open(it.options, surroundings, output)).filter(Keeping::isOn);
    List<RawRun> begun = keeping.isPresent() ? begun(study) : List.of();
    StudyRun<T> run =
        new StudyRun<>(
            study,
            surroundings.engine()::run,
            surroundings.recorder(),
            begun,
            keeping
                .map(it -> sinks(it, kept.orElseThrow(), study, begun))
                .orElseGet(() -> Collections.nCopies(study.campaigns().size(), BatchSink.NONE)));
    notes.forEach(output::note);
    output.note(run.intention());
    Forecast.of(study.campaigns()).stream().distinct().forEach(output::note);
    Turns turns =
        run.run(
            new ProgressTicker(run.cycles(), run.duration(), output.progress(), System::nanoTime),
            surroundings.stop());
    T conclusion = run.conclude(turns);
    keeping.ifPresent(it -> end(it, kept.orElseThrow(), conclusion));
    telling.tell(conclusion, output);
    for (int index = 0; index < study.names().size(); index++) {
      tellFailure(turns.measured().get(index), study.names().get(index), err);
    }
    int code = exitCode(turns, conclusion.verdict());
    return keeping.map(it -> it.told(code)).orElse(code);
  }

  private List<RawRun> begun(Study<?> study) {
    Recorder recorder = surroundings.recorder();
    Instant now = Instant.now();
    return study.campaigns().stream()
        .map(it -> recorder.begin(it, now, RawRun.Questions.NONE))
        .toList();
  }

  private static List<BatchSink> sinks(
      Keeping keeping, Kept<?> kept, Study<?> study, List<RawRun> begun) {
    keeping.begin(kept.kind, kept.frame);
    return IntStream.range(0, begun.size())
        .mapToObj(
            at ->
                keeping.campaign(
                    at, study.names().get(at), study.campaigns().get(at), begun.get(at)))
        .toList();
  }

  private static <T> void end(Keeping keeping, Kept<T> kept, T conclusion) {
    Presentation shown = kept.shown.apply(conclusion);
    keeping.end(Keeping.state(shown.runs()), shown.document());
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

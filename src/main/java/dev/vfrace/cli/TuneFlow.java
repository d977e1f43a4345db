package dev.vfrace.cli;

import dev.vfrace.campaign.Ending;
import dev.vfrace.report.Presentation;
import dev.vfrace.settings.RunOptions;
import dev.vfrace.settings.StoreOptions;
import dev.vfrace.settings.Tuned;
import dev.vfrace.store.Frame;
import dev.vfrace.store.Kind;
import dev.vfrace.store.State;
import dev.vfrace.tune.Explored;
import dev.vfrace.tune.Explorer;
import dev.vfrace.tune.Plan;
import java.io.PrintWriter;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Measures at the places that a plan names, and tells what it comes to. */
final class TuneFlow {

  private final Surroundings surroundings;
  private final PrintWriter out;
  private final PrintWriter err;
  private final Optional<StoreOptions> kept;

  /** With these outputs; what comes of it is not kept. */
  TuneFlow(Surroundings surroundings, PrintWriter out, PrintWriter err) {
    this(surroundings, out, err, Optional.empty());
  }

  /**
   * With these outputs.
   *
   * @param kept where what comes of it is kept, as a sweep; empty: nowhere
   */
  TuneFlow(
      Surroundings surroundings, PrintWriter out, PrintWriter err, Optional<StoreOptions> kept) {
    this.surroundings = surroundings;
    this.out = out;
    this.err = err;
    this.kept = kept;
  }

  /**
   * How it is told.
   *
   * @param options of the outputs
   * @param intention what is about to be done, in words
   * @param conclusion what comes of what is known
   */
  record Telling(
      RunOptions options, String intention, Function<Explored, Presentation> conclusion) {}

  /**
   * Runs it to its end, and gives the exit code.
   *
   * @param tuned what is measured
   * @param before what is known already
   * @param cycles that it takes at most, from now on; empty: not known
   */
  int run(Tuned<? extends Plan> tuned, Explored before, OptionalLong cycles, Telling telling)
      throws OutputException, InterruptedException {
    int atOnce = tuned.ground().atOnce();
    Memory.check(Collections.nCopies(atOnce, tuned.ground().base()), atOnce);
    RunOutput output = new RunOutput(telling.options(), out, err, surroundings);
    tuned.notes().forEach(output::note);
    Optional<Keeping> keeping = kept.map(it -> Keeping.open(it, surroundings, output));
    keeping.ifPresent(it -> it.begin(Kind.SWEEP, Frame.NONE));
    output.note(telling.intention() + "; Ctrl-C ends it and keeps what was measured");
    Forecast.of(List.of(tuned.ground().base())).forEach(output::note);
    Explored known =
        new Explorer(
                tuned.ground().at(), atOnce, surroundings.engine()::run, surroundings.recorder())
            .run(
                tuned.plan(),
                before,
                new ProgressTicker(cycles, Optional.empty(), output.progress(), System::nanoTime),
                surroundings.stop(),
                soFar ->
                    keeping.ifPresent(
                        it -> it.soFar(() -> telling.conclusion().apply(soFar).document())));
    Presentation conclusion = telling.conclusion().apply(known);
    keeping.ifPresent(it -> it.end(state(known), conclusion.document()));
    output.result(conclusion);
    int code = exitCode(tuned, known, conclusion);
    return keeping.map(it -> it.told(code)).orElse(code);
  }

  /** Something good to know before. */
  void note(RunOptions options, String text) {
    new RunOutput(options, out, err, surroundings).note(text);
  }

  /** Tells what is known without a campaign. */
  int tell(RunOptions options, Presentation conclusion) throws OutputException {
    new RunOutput(options, out, err, surroundings).result(conclusion);
    return conclusion.verdict().exitCode();
  }

  private static State state(Explored known) {
    if (known.early().isEmpty()) {
      return State.COMPLETE;
    }
    boolean isFailed = known.early().get().reason() == Ending.Reason.FAILED;
    return isFailed ? State.FAILED : State.INTERRUPTED;
  }

  private int exitCode(Tuned<? extends Plan> tuned, Explored known, Presentation conclusion) {
    Optional<Ending> early = known.early();
    if (early.isPresent() && early.get().reason() == Ending.Reason.FAILED) {
      early
          .get()
          .cause()
          .ifPresent(cause -> CampaignFailure.tell(err, "", cause, tuned.ground().base()));
      return ExitCode.INTERNAL;
    }
    return early.isPresent() ? ExitCode.INTERRUPTED : conclusion.verdict().exitCode();
  }
}

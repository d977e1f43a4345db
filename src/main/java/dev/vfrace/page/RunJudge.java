package dev.vfrace.page;

import dev.vfrace.analysis.RunIdentity;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.analysis.RunVolume;
import dev.vfrace.analysis.Stopped;
import dev.vfrace.page.Judgement.Reason;
import dev.vfrace.question.Decision;
import dev.vfrace.raw.Estimates;
import dev.vfrace.raw.RawRun;
import dev.vfrace.statistics.BlockInterval;
import dev.vfrace.statistics.Dependence;
import dev.vfrace.statistics.Rate;
import dev.vfrace.text.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges whether the figures of a run may be quoted, and what has to be said beside them. */
final class RunJudge {

  private static final double WIDE = 2;

  private final RunResult run;

  RunJudge(RunResult run) {
    this.run = run;
  }

  Judgement judgement() {
    return new Judgement(against(), beside(), speaking());
  }

  private List<Reason> against() {
    List<Reason> against = new ArrayList<>();
    run.distrust().forEach(reason -> against.add(new Reason("distrust " + reason, reason)));
    RunVolume volume = run.volume();
    if (volume.stopped() == Stopped.ERROR) {
      against.add(
          new Reason(
              "failed",
              "the run failed%s, after %s"
                  .formatted(
                      run.raw()
                          .flatMap(raw -> raw.course().failure())
                          .map(it -> " (" + it + ")")
                          .orElse(""),
                      Quantity.count(volume.cycles(), "cycle"))));
    }
    if (volume.cycles() == 0) {
      against.add(new Reason("nothing", "no cycle was counted"));
    }
    run.blocks()
        .ifPresent(
            blocks -> {
              if (blocks < BlockInterval.LEAST_BLOCKS) {
                against.add(
                    new Reason(
                        "blocks",
                        "%s of fresh threads are too few to judge: no interval tells anything"
                            .formatted(Quantity.count(blocks, "block"))));
              }
            });
    return against;
  }

  private List<Reason> beside() {
    List<Reason> beside = new ArrayList<>();
    if (run.volume().stopped() == Stopped.INTERRUPTED) {
      beside.add(new Reason("interrupted", interrupted()));
    }
    run.raw()
        .flatMap(RawRun::estimates)
        .flatMap(RunJudge::guessed)
        .ifPresent(text -> beside.add(new Reason("estimates", text)));
    bursts().ifPresent(text -> beside.add(new Reason("bursts", text)));
    wide().ifPresent(text -> beside.add(new Reason("wide", text)));
    run.expectationResults().stream()
        .filter(it -> it.decision() == Decision.UNDECIDED)
        .forEach(it -> beside.add(new Reason("open " + it.sentence(), it.sentence())));
    departures().ifPresent(text -> beside.add(new Reason("departures", text)));
    run.clock().parted().ifPresent(text -> beside.add(new Reason("parted", text)));
    return beside;
  }

  private String interrupted() {
    Long requested = run.volume().requestedCycles();
    String of = requested == null ? "" : " of " + Quantity.count(requested);
    return ("it was interrupted after %s%s cycles; the intervals hold for those, unless it was"
            + " stopped for what they showed")
        .formatted(Quantity.count(run.volume().cycles()), of);
  }

  private static Optional<String> guessed(Estimates estimates) {
    return estimates.most().isEmpty() && estimates.latencies() == 0
        ? Optional.empty()
        : Optional.of(
            "it "
                + estimates.text()
                + "; so it is a figure of this model with this timing, not one of a machine, and"
                + " the timing has to be named");
  }

  private Optional<String> bursts() {
    return Focus.of(run).stream()
        .map(focus -> focus.rate(run).dependence())
        .filter(Dependence.Bursts.class::isInstance)
        .map(it -> (Dependence.Bursts) it)
        .max((one, other) -> Double.compare(one.factor(), other.factor()))
        .map(
            it ->
                ("what was counted comes in bursts (design effect up to %s): the intervals allow"
                        + " for it and have to be quoted with the rates")
                    .formatted(Quantity.number(it.factor())));
  }

  /** The rate that the first sentence is about, if it is not known to within a factor. */
  private Optional<String> wide() {
    return Focus.of(run).stream()
        .findFirst()
        .map(focus -> focus.rate(run))
        .filter(rate -> rate.count() > 0)
        .map(Rate::interval)
        .filter(it -> it.low() == 0 || it.high() / it.low() > WIDE)
        .map(
            it ->
                it.low() == 0
                    ? "its interval reaches down to 0: its rate is known from above only"
                    : "its rate is known to within a factor of %s only"
                        .formatted(Quantity.number(it.high() / it.low())));
  }

  private Optional<String> departures() {
    RunIdentity identity = run.identity();
    boolean departs =
        !identity.departures().own().isEmpty() || !identity.departures().values().isEmpty();
    return departs
        ? Optional.of("settings depart from those that come with vfrace, and have to be named")
        : Optional.empty();
  }

  private List<Reason> speaking() {
    List<Reason> speaking = new ArrayList<>();
    long right = run.controls().values().stream().filter(it -> it.ok()).count();
    if (!run.controls().isEmpty() && right == run.controls().size()) {
      speaking.add(
          new Reason(
              "controls",
              "%s, measured beside it, came out right"
                  .formatted(
                      right == 1
                          ? "the control, a race with a known answer"
                          : "all %d controls, races with known answers".formatted(right))));
    }
    if (run.doubts().isEmpty()) {
      speaking.add(
          new Reason("clock", "the modelled clock kept the order of all steps to within its lag"));
    }
    if (!run.volume().incomplete() && run.volume().cycles() > 0) {
      speaking.add(new Reason(Judgement.COMPLETE, "the run did all that it was asked to do"));
    }
    if (run.blocks().isEmpty() && bursts().isEmpty() && run.volume().cycles() > 0) {
      speaking.add(new Reason("independent", "nothing shows that cycles depend on one another"));
    }
    return speaking;
  }
}

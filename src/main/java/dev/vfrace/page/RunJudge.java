package dev.vfrace.page;

import dev.vfrace.analysis.RunIdentity;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.analysis.RunVolume;
import dev.vfrace.analysis.Stopped;
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

  private List<String> against() {
    List<String> against = new ArrayList<>(run.distrust());
    RunVolume volume = run.volume();
    if (volume.stopped() == Stopped.ERROR) {
      against.add(
          "the run failed"
              + run.raw().flatMap(raw -> raw.course().failure()).map(it -> " (" + it + ")").orElse("")
              + ", after "
              + Quantity.count(volume.cycles(), "cycle"));
    }
    if (volume.cycles() == 0) {
      against.add("no cycle was counted");
    }
    run.blocks()
        .ifPresent(
            blocks -> {
              if (blocks < BlockInterval.LEAST_BLOCKS) {
                against.add(
                    "%s of fresh threads are too few to judge: no interval tells anything"
                        .formatted(Quantity.count(blocks, "block")));
              }
            });
    return against;
  }

  private List<String> beside() {
    List<String> beside = new ArrayList<>();
    if (run.volume().stopped() == Stopped.INTERRUPTED) {
      beside.add(interrupted());
    }
    run.raw().flatMap(RawRun::estimates).flatMap(RunJudge::guessed).ifPresent(beside::add);
    bursts().ifPresent(beside::add);
    wide().ifPresent(beside::add);
    run.expectationResults().stream()
        .filter(it -> it.decision() == Decision.UNDECIDED)
        .forEach(it -> beside.add(it.sentence()));
    departures().ifPresent(beside::add);
    run.clock().parted().ifPresent(beside::add);
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
            estimates.text()
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
                    ? "its interval reaches down to 0: it is known from above alone"
                    : "it is known to within a factor of %s alone"
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

  private List<String> speaking() {
    List<String> speaking = new ArrayList<>();
    long right = run.controls().values().stream().filter(it -> it.ok()).count();
    if (!run.controls().isEmpty() && right == run.controls().size()) {
      speaking.add(
          "all %d controls, races with known answers measured beside it, came out right"
              .formatted(right));
    }
    if (run.doubts().isEmpty()) {
      speaking.add("the modelled clock kept the order of all steps to within its lag");
    }
    if (!run.volume().incomplete() && run.volume().cycles() > 0) {
      speaking.add("the run did all that it was asked to do");
    }
    if (run.blocks().isEmpty() && bursts().isEmpty() && run.volume().cycles() > 0) {
      speaking.add("nothing shows that cycles depend on one another");
    }
    return speaking;
  }
}

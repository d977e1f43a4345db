package dev.vfrace.study;

import dev.vfrace.analysis.ResultBuilder;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.campaign.Comparison;
import dev.vfrace.campaign.Ending;
import dev.vfrace.campaign.Measurement;
import dev.vfrace.campaign.PairTable;
import dev.vfrace.raw.RawRun;
import dev.vfrace.raw.Recorder;
import java.util.List;
import java.util.Map;

/**
 * Several campaigns that have been run.
 *
 * @param measured what each measured, in the order they were given
 * @param recorder makes raw runs of it
 * @param begun what was known of each before; empty: nothing
 * @param pairs what came of the cycles that drew the same delays in two of them
 */
public record Turns(
    List<Measurement> measured,
    Recorder recorder,
    List<RawRun> begun,
    Map<Comparison, PairTable> pairs) {

  /** Defensive copies. */
  public Turns {
    measured = List.copyOf(measured);
    begun = List.copyOf(begun);
    pairs = Map.copyOf(pairs);
  }

  /** Campaigns that were compared with none. */
  public Turns(List<Measurement> measured, Recorder recorder) {
    this(measured, recorder, List.of(), Map.of());
  }

  /** What one of them came to. */
  public RunResult result(int index) {
    Measurement one = measured.get(index);
    return ResultBuilder.build(
        begun.isEmpty()
            ? recorder.record(one, RawRun.Questions.NONE)
            : recorder.record(one, begun.get(index)));
  }

  /** What the last of them came to. */
  public RunResult last() {
    return result(measured.size() - 1);
  }

  /** Why one of them ended. */
  public Ending ending(int index) {
    return measured.get(index).ending();
  }

  /** Whether any of them ended for this reason. */
  public boolean ended(Ending.Reason reason) {
    return measured.stream().anyMatch(it -> it.ending().reason() == reason);
  }

  /** Whether all of them ended by themselves. */
  public boolean areWhole() {
    return !ended(Ending.Reason.FAILED) && !ended(Ending.Reason.INTERRUPTED);
  }
}

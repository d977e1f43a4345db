package dev.vfrace.analysis;

import dev.vfrace.campaign.Measurement;
import dev.vfrace.raw.Build;
import dev.vfrace.raw.HostFacts;
import dev.vfrace.raw.RawRun;
import dev.vfrace.raw.Recorder;
import java.util.Optional;
import java.util.OptionalDouble;

/** Results of measurements, by a build and on a machine that do not change. */
public final class Results {

  /** Version 1.2.3 on a machine of two cores. */
  public static final Recorder RECORDER =
      new Recorder(
          new Build("1.2.3", Optional.of("c0ffee")),
          () -> new HostFacts("a CPU", 2, "6.1.0", "17.0.1", OptionalDouble.of(0.5)));

  private Results() {}

  /** The result of a measurement of which nothing was asked. */
  public static RunResult of(Measurement measurement) {
    return ResultBuilder.build(RECORDER.record(measurement, RawRun.Questions.NONE));
  }
}

package dev.vfrace.timeline;

import dev.vfrace.delay.Delay;
import dev.vfrace.delay.ExponentialDelay;
import java.util.Objects;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * One entry taken from an agenda and one added, at a constant depth. A strand holds a few dozen
 * entries; the greater depths show what an agenda shared by all VMs of a worker would cost.
 */
public class AgendaBenchmark extends MicroBenchmark {

  private static final int DELAYS = 4096;
  private static final long MEAN_NANOS = 50_000;

  /** Entries that stay in the agenda. */
  @Param({"16", "1000", "100000"})
  public int depth;

  private final Agenda agenda = new Agenda();
  private final long[] delays = new long[DELAYS];
  private int drawn;

  /** Fills the agenda; delays are drawn beforehand, so that drawing is not measured. */
  @Setup
  public void fill() {
    SplittableRandom random = new SplittableRandom(1);
    Delay delay = new ExponentialDelay(MEAN_NANOS);
    for (int i = 0; i < DELAYS; i++) {
      delays[i] = delay.sample(random);
    }
    for (int i = 0; i < depth; i++) {
      agenda.insert(new Idle(), delay.sample(random));
    }
  }

  /** Takes the first entry out and adds it again, a random delay after the time it was due. */
  @Benchmark
  public void takeAndAdd() {
    Agenda.Entry entry = Objects.requireNonNull(agenda.first());
    long time = entry.time();
    agenda.remove(entry);
    agenda.insert(entry, time + delays[drawn++ & (DELAYS - 1)]);
  }

  private static final class Idle extends Agenda.Entry {
    @Override
    void fire() {}
  }
}

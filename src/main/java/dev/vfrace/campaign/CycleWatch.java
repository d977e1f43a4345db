package dev.vfrace.campaign;

import java.util.function.LongSupplier;

/** Watches how many cycles have been done while something runs. */
public interface CycleWatch {

  /**
   * It begins.
   *
   * @param cyclesDone cycles so far; may be asked from any thread
   */
  void start(LongSupplier cyclesDone);

  /** What takes its counts while it runs. */
  default BatchSink batches() {
    return BatchSink.NONE;
  }

  /** It has ended, well or not. */
  void stop() throws InterruptedException;
}

package dev.vfrace.trace;

import java.util.List;

/**
 * Where the actors of a VM say what they do. While it is off nothing is built to be recorded: ask
 * {@link #isOn} first.
 */
public interface Recorder {

  /** Records nothing, and keeps no times. */
  Recorder OFF =
      new Recorder() {
        @Override
        public boolean isOn() {
          return false;
        }

        @Override
        public boolean keepsTimes() {
          return false;
        }

        @Override
        public void startCycle(long number) {}

        @Override
        public void record(TraceEvent event) {
          throw new IllegalStateException("nothing is recorded: " + event);
        }

        @Override
        public List<TraceEvent> take() {
          return List.of();
        }
      };

  /** Whether anything is recorded at present. */
  boolean isOn();

  /**
   * Whether it is kept, of every cycle, when the VF was marked and when each program looked: what a
   * witness of a cycle is chosen by.
   */
  boolean keepsTimes();

  /**
   * A cycle of the VM begins, which is recorded or not.
   *
   * @param number of the cycle within its VM
   */
  void startCycle(long number);

  /** Records what has happened; only while {@link #isOn}. */
  void record(TraceEvent event);

  /** What was recorded since the last call, in the order in which it was. */
  List<TraceEvent> take();
}

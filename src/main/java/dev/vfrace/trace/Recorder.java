package dev.vfrace.trace;

/**
 * Where the actors of a VM say what they do. While it is off nothing is built to be recorded: ask
 * {@link #isOn} first.
 */
public interface Recorder {

  /** Records nothing. */
  Recorder OFF =
      new Recorder() {
        @Override
        public boolean isOn() {
          return false;
        }

        @Override
        public void record(TraceEvent event) {
          throw new IllegalStateException("nothing is recorded: " + event);
        }
      };

  /** Whether anything is recorded. */
  boolean isOn();

  /** Records what has happened; only while {@link #isOn}. */
  void record(TraceEvent event);
}

package dev.vfrace.campaign;

/** Measurements that ended otherwise than they did. */
public final class Endings {

  private Endings() {}

  /** The same measurement with another ending. */
  public static Measurement with(Measurement done, Ending ending) {
    return new Measurement(
        done.settings(),
        done.started(),
        done.elapsed(),
        done.messages(),
        ending,
        done.totals(),
        done.allocatedBytes(),
        done.lateness());
  }
}

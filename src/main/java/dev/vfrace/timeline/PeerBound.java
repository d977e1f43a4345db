package dev.vfrace.timeline;

import org.jspecify.annotations.Nullable;

/**
 * How far a strand may go: an entry is done only once the peer has done everything up to {@code
 * lag} before it.
 *
 * <p>A message on its way holds its receiver's horizon: until the peer has taken it in and
 * published what follows from it, the sender treats the time of sending as the peer's horizon.
 *
 * <p><b>Who guards what.</b> A strand's turn writes the two fields in {@link Published} and the
 * peer's reads them: {@code horizon} first, then {@code taken}, so that who sees a message taken
 * also sees the horizon that accounts for it. All else is the strand's own.
 */
final class PeerBound {

  private final Clock clock;
  private Published published = Published.NOTHING;
  private @Nullable PeerBound peer;
  private long sent;
  private long floor;
  private long received;

  /**
   * Of a strand without a peer: no bound.
   *
   * @param clock with the lag
   */
  PeerBound(Clock clock) {
    this.clock = clock;
  }

  /** Makes two strands wait for one another. */
  static void pair(PeerBound one, PeerBound other) {
    one.peer = other;
    other.peer = one;
    one.published = new Published();
    other.published = new Published();
  }

  /** An entry has been set; it may be before all that was published. */
  void inserted(long time) {
    if (peer != null && time < published.horizon()) {
      // outside of modelled time: the harness starts a round
      published.setHorizon(time);
    }
  }

  /** A message to the peer is about to be sent. */
  void sends(long now) {
    if (peer != null && !clock.isUnbounded()) {
      floor = peer.published.taken() == sent ? now : Math.min(floor, now);
      sent++;
    }
  }

  /** How many messages have been sent so far, where there is a bound. */
  long sent() {
    return sent;
  }

  /** A message of the peer has been taken in. */
  void receives() {
    received++;
  }

  /** Tells the peer how far this strand has come; the horizon first, then what it accounts for. */
  void publish(long next) {
    if (peer == null || clock.isUnbounded()) {
      return;
    }
    if (published.horizon() != next) {
      published.setHorizon(next);
    }
    if (published.taken() != received) {
      published.setTaken(received);
    }
  }

  /** Up to when the peer has done everything: {@code taken} is read before {@code horizon}. */
  long now() {
    if (peer == null || clock.isUnbounded()) {
      return Long.MAX_VALUE;
    }
    boolean inFlight = peer.published.taken() != sent;
    long peerHorizon = peer.published.horizon();
    return inFlight ? Math.min(peerHorizon, floor) : peerHorizon;
  }

  /** Whether an entry is due, and permitted by a bound. */
  boolean permits(long time, long bound) {
    return clock.isDue(time) && (bound == Long.MAX_VALUE || time <= bound + clock.lag());
  }

  /** Whether what this strand has told that it does next is permitted by a horizon of its peer. */
  boolean permits(long peerHorizon) {
    if (clock.isUnbounded()) {
      return false;
    }
    long next = published.horizon();
    return next != Long.MAX_VALUE && permits(next, peerHorizon);
  }
}

package dev.vfrace.campaign;

/**
 * The modelled kernel is deadlocked: cycles are under way, and no VM has anything left to do. A
 * kernel would hang here too, for instance when a driver waits under RTNL for what another thread
 * can only do under RTNL.
 */
public final class StalledException extends RuntimeException {

  private static final long serialVersionUID = 1;

  StalledException(long cycles) {
    super(
        "the VMs hang: after "
            + cycles
            + " cycles none of them has anything left to do, and their cycles are not over; the"
            + " modelled kernel waits for something that this scenario never does");
  }
}

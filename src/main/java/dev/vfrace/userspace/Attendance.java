package dev.vfrace.userspace;

import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.MachineEvent;
import dev.vfrace.vocabulary.SysClassNet;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * Who of one VM's userspace has something to decide or to do yet, so that the director can wait
 * until all is quiet. Shared by the actors of userspace, which run on one strand.
 */
final class Attendance {

  private final SysClassNet sysfs;
  private final ActorRef<? super MachineEvent> director;
  private int busy;
  private int polling;
  private boolean asked;

  Attendance(SysClassNet sysfs, ActorRef<? super MachineEvent> director) {
    this.sysfs = sysfs;
    this.director = director;
  }

  /** A new cycle: those who poll look for the VF anew. */
  void startCycle() {
    polling = 0;
    asked = false;
  }

  /** Somebody has been woken, and will say when it is done. */
  void begins() {
    busy++;
  }

  /** Somebody who had begun has decided and acted. */
  void settles() {
    busy--;
    tellIfQuiet();
  }

  /** Somebody polls for the VF. */
  void polls() {
    polling++;
  }

  /** Somebody who polled has met the VF. */
  void met() {
    polling--;
    tellIfQuiet();
  }

  /** Tells the director once all is quiet, which may be now. */
  void awaitQuiet() {
    asked = true;
    tellIfQuiet();
  }

  /** Somebody has polled in vain; if the VF has gone meanwhile, nobody waits for the next time. */
  void checks() {
    tellIfQuiet();
  }

  /** Who polls is waited for only if there is a VF that it will meet. */
  private void tellIfQuiet() {
    if (asked && busy == 0 && (polling == 0 || !sysfs.read().has(LinkState.SYSFS_ATTRIBUTES))) {
      asked = false;
      director.tell(MachineEvent.USERSPACE_QUIET);
    }
  }
}

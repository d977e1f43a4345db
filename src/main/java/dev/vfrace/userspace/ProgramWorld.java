package dev.vfrace.userspace;

import dev.vfrace.timeline.Timeline;
import dev.vfrace.vocabulary.KernelMessage;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * Whom a program deals with.
 *
 * @param time its timeline
 * @param wakeUp how a uevent or a message reaches it
 * @param vf what the VF is to it
 * @param kernel for system calls
 * @param attendance who has something to do yet
 * @param verdicts to whom it tells its own, and whose it inherits
 */
record ProgramWorld(
    Timeline time,
    WakeUp wakeUp,
    VfTraits vf,
    ActorRef<KernelMessage> kernel,
    Attendance attendance,
    Verdicts verdicts) {

  /** Whether the VF is no ordinary NIC. */
  boolean belongs() {
    return vf.owner().isThere();
  }
}

package dev.vfrace.trace;

import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.Matter;
import dev.vfrace.vocabulary.NotifierEvent;
import dev.vfrace.vocabulary.RegistrationPoint;
import dev.vfrace.vocabulary.Uevent;

/** One thing that happened in a VM; times are modelled nanoseconds. */
public sealed interface TraceEvent {

  /** When. */
  long at();

  /**
   * A cycle has begun.
   *
   * @param number of the cycle within its VM
   */
  record CycleStarted(long at, long number) implements TraceEvent {}

  /**
   * A delay is over, and what it stood for is done.
   *
   * @param actor whose
   * @param matter what it was the delay of
   */
  record Due(long at, String actor, Matter matter) implements TraceEvent {}

  /**
   * The registration or removal has come to a point that takes no time of its own.
   *
   * @param point which
   */
  record Reached(long at, RegistrationPoint point) implements TraceEvent {}

  /**
   * The VF's device has changed.
   *
   * @param state as the kernel has it
   * @param seen as far as the programs are shown it
   */
  record Published(long at, LinkState state, LinkState seen) implements TraceEvent {}

  /**
   * A uevent was broadcast to the programs.
   *
   * @param action its ACTION
   */
  record UeventSent(long at, Uevent.Action action) implements TraceEvent {}

  /**
   * RTM_NEWLINK or RTM_DELLINK was broadcast to the programs.
   *
   * @param deleted whether it is RTM_DELLINK
   * @param state its content
   */
  record LinkSent(long at, boolean deleted, LinkState state) implements TraceEvent {}

  /**
   * RTNL was taken, or released.
   *
   * @param held whether it is held from now on
   */
  record Rtnl(long at, boolean held) implements TraceEvent {}

  /**
   * The notifier chain was called.
   *
   * @param event with what
   */
  record Notified(long at, NotifierEvent event) implements TraceEvent {}

  /**
   * A program has looked at the VF.
   *
   * @param program its name
   * @param exists whether it saw the VF at all
   * @param state what it saw
   */
  record Looked(long at, String program, boolean exists, LinkState state) implements TraceEvent {}

  /**
   * A program has decided, or decided anew.
   *
   * @param program its name
   * @param standalone it takes the VF for an ordinary NIC
   */
  record Decided(long at, String program, boolean standalone) implements TraceEvent {}

  /**
   * A message went from one actor to another.
   *
   * @param from the name of who sent it
   * @param to the name of who gets it
   * @param message itself
   */
  record Sent(long at, String from, String to, Object message) implements TraceEvent {}
}

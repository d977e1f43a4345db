package dev.vfrace.userspace;

import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.Trigger;
import dev.vfrace.vocabulary.LinkMessage;
import dev.vfrace.vocabulary.ProgramMessage;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * The netlink sockets of one VM's programs, behind which the kernel's broadcasts arrive in order.
 *
 * <p>Most listeners go by the first RTM_NEWLINK of a device, and by one that says that its master
 * has gone; they would be told of others in vain. Who polls is told of no message, but that the
 * master has gone: a removal's RTM_DELLINK is built when the link has just gone and the directory
 * has not.
 */
final class LinkListeners {

  private final Audience first = new Audience();
  private final Audience all = new Audience();
  private final Audience loss = new Audience();
  private final Audience pollers = new Audience();
  private boolean boots;
  private boolean announced;
  private boolean mastered;

  /**
   * Adds a program, if it listens.
   *
   * @param program it
   * @param spec what it is
   */
  void add(ActorRef<ProgramMessage> program, ProgramSpec spec) {
    boolean byLink = spec.trigger() == Trigger.NEWLINK;
    if (spec.trigger() == Trigger.REMOVE || !spec.again().later().isEmpty()) {
      all.add(program, spec.runs());
    } else if (byLink) {
      first.add(program, spec.runs());
    }
    if (byLink) {
      loss.add(program, spec.runs());
    }
    if (spec.trigger() == Trigger.POLL) {
      pollers.add(program, spec.runs());
    }
  }

  /**
   * Another cycle, with another device.
   *
   * @param isBoot whether it is a boot
   */
  void startCycle(boolean isBoot) {
    boots = isBoot;
    announced = false;
    mastered = false;
  }

  /** The kernel has broadcast: tells everybody whom it concerns. */
  void hear(LinkMessage link) {
    boolean lost = mastered && !link.state().hasMaster();
    mastered = link.state().hasMaster() && !link.deleted();
    if (lost) {
      Program.MasterLost masterLost =
          new Program.MasterLost(link.ifindex(), link.state(), link.at());
      pollers.tell(masterLost, boots);
      if (!link.deleted()) {
        loss.tell(masterLost, boots);
      }
    }
    all.tell(link, boots);
    if (!announced && !link.deleted()) {
      announced = true;
      first.tell(link, boots);
    }
  }
}

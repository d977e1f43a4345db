package dev.vfrace.userspace;

import dev.vfrace.delay.Delay;
import dev.vfrace.timeline.Timer;
import dev.vfrace.vocabulary.KernelMessage;
import dev.vfrace.vocabulary.SystemCall;
import dev.vfrace.vocabulary.UdevMessage;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * What udev asks of the kernel in its work on an {@code add}: {@code 80-net-setup-link} asks for
 * the link under RTNL, even where it has no name to give, and behind all rules the VF is renamed.
 */
final class NetSetupLink {

  private final Udev.Delays delays;
  private final UdevRules rules;
  private final Calls calls;
  private final Timer<?> askTimer;
  private final Timer<?> renameTimer;

  /**
   * System calls.
   *
   * @param kernel does them
   * @param replyTo gets the answers
   */
  record Calls(ActorRef<KernelMessage> kernel, ActorRef<UdevMessage> replyTo) {}

  /**
   * Nothing asked.
   *
   * @param rules may give a name
   * @param askTimer has udev ask for the link
   * @param renameTimer has it ask for the rename
   */
  NetSetupLink(
      Udev.Delays delays, UdevRules rules, Calls calls, Timer<?> askTimer, Timer<?> renameTimer) {
    this.delays = delays;
    this.rules = rules;
    this.calls = calls;
    this.askTimer = askTimer;
    this.renameTimer = renameTimer;
  }

  /** Asks for the link, at once if udev has been woken already. */
  void ask(long cycle, boolean woken) {
    if (woken || delays.wakeUp().delay().isEmpty()) {
      askNow(cycle);
    } else {
      askTimer.after(ProgramMatter.WAKE_UP, delays.wakeUp().delay().get());
    }
  }

  void askNow(long cycle) {
    calls.kernel.tell(new SystemCall.Ethtool(cycle, calls.replyTo.narrow()));
  }

  /** Whether the VF gets another name. */
  boolean renames() {
    return delays.rename().isPresent() || rules.newName() != SystemCall.NewName.ITS_OWN;
  }

  /** Asks for the rename when udev has got that far. */
  void rename() {
    renameTimer.after(ProgramMatter.RENAME, delays.rename().orElse(Delay.ZERO));
  }

  void renameNow(long cycle) {
    calls.kernel.tell(new SystemCall.Rename(cycle, rules.newName(), calls.replyTo.narrow()));
  }

  /** Asks for nothing any more. */
  void cancel() {
    askTimer.cancel();
    renameTimer.cancel();
  }
}

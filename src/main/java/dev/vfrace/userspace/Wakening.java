package dev.vfrace.userspace;

import dev.vfrace.count.Tally;
import dev.vfrace.delay.PhaseDelay;
import dev.vfrace.model.Heals;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.Trigger;
import dev.vfrace.timeline.Timer;
import dev.vfrace.vocabulary.LinkMessage;
import dev.vfrace.vocabulary.Uevent;
import java.util.List;
import java.util.Optional;

/**
 * What has one program look at the VF, and when: its trigger, and what it hears after a wrong
 * decision.
 */
final class Wakening {

  private final ProgramSpec spec;
  private final ProgramWorld world;
  private final Tally tally;
  private final ProgramGate gate;
  private final Engagement engagement;
  private final Timer<?> look;
  private final Optional<PropertyWait> propertyWait;
  private final Startup startup;
  private boolean triggered;
  private boolean propertyMet;

  /**
   * Nothing heard.
   *
   * @param world wakes it by a uevent or a message, and hears of who polls
   * @param tally knows whether the program is misled
   * @param gate learns the property
   * @param engagement hears that the program is woken
   * @param look tells the program that its look is due
   * @param propertyWait of a program that goes by a udev property
   * @param startup whether it has started
   */
  Wakening(
      ProgramSpec spec,
      ProgramWorld world,
      Tally tally,
      ProgramGate gate,
      Engagement engagement,
      Timer<?> look,
      Optional<PropertyWait> propertyWait,
      Startup startup) {
    this.spec = spec;
    this.world = world;
    this.tally = tally;
    this.gate = gate;
    this.engagement = engagement;
    this.look = look;
    this.propertyWait = propertyWait;
    this.startup = startup;
  }

  /** A cycle begins: for who scans at boot, polls, or starts in it. */
  void start(StartCycle start) {
    if (start.boots() && startup.boots()) {
      engagement.begin();
    } else if (spec.trigger() == Trigger.BOOT_SCAN && start.boots()) {
      engagement.begin();
      look.after(ProgramMatter.LATENCY, spec.latency());
    } else if (spec.trigger() == Trigger.POLL) {
      world.attendance().polls();
      look.after(
          List.of(
              new Timer.Wait(ProgramMatter.PHASE, new PhaseDelay(spec.period().orElseThrow())),
              new Timer.Wait(ProgramMatter.LATENCY, spec.latency())));
    }
  }

  /**
   * The program starts.
   *
   * @param exists whether its enumeration meets the VF
   */
  void started(boolean exists) {
    startup.started();
    if (!exists) {
      engagement.settle();
      return;
    }
    triggered = true;
    if (propertyWait.isEmpty()) {
      look.after(ProgramMatter.LATENCY, spec.latency());
      return;
    }
    meetLink(propertyWait.get());
  }

  /**
   * udev has handed over a uevent.
   *
   * @return whether that has the program look
   */
  boolean uevent(Uevent uevent) {
    if (startup.isWaiting()) {
      return false;
    }
    boolean mine =
        spec.trigger() == Trigger.UEVENT
            || (spec.trigger() == Trigger.UEVENT_ADD && uevent.action() == Uevent.Action.ADD);
    if (!triggered && mine) {
      triggered = true;
      wake();
      return true;
    }
    return wakeAgain();
  }

  /**
   * An RTM_NEWLINK or RTM_DELLINK has come.
   *
   * @return whether the program goes by it at its first look: the first RTM_NEWLINK, or RTM_DELLINK
   */
  boolean link(LinkMessage link) {
    Trigger trigger = link.deleted() ? Trigger.REMOVE : Trigger.NEWLINK;
    if (triggered || spec.trigger() != trigger || startup.isWaiting()) {
      return false;
    }
    triggered = true;
    if (propertyWait.isPresent()) {
      meetLink(propertyWait.get());
      beginIfBothAreKnown();
    } else {
      wake();
    }
    return true;
  }

  /**
   * udev has told of the property, first or anew. Who has not decided yet goes by the message that
   * it is at, unless it reads the database at its start.
   */
  void property(Program.PropertyReady ready) {
    Program.PropertyReady inDatabase = ready.inDatabase();
    gate.processed(inDatabase);
    boolean known = gate.property().isPresent();
    boolean reads = !known || startup.isWaiting() || tally.hasDecided();
    if (reads || spec.heals() == Heals.NEXT_UEVENT) {
      gate.learns(startup.isWaiting() ? inDatabase : ready);
    }
    if (startup.isWaiting()) {
      return;
    }
    if (known) {
      wakeAgain();
    } else if (propertyWait.isPresent()) {
      meetProperty(propertyWait.get());
      beginIfBothAreKnown();
    }
  }

  /** With what udev's database says of it, if that is news. */
  private void meetLink(PropertyWait wait) {
    wait.linkAnnounced();
    if (gate.property().isPresent() && !propertyMet) {
      meetProperty(wait);
    }
  }

  private void meetProperty(PropertyWait wait) {
    propertyMet = true;
    wait.propertyAnnounced();
  }

  /** Whether the program is yet to start. */
  boolean isStarting() {
    return startup.isWaiting();
  }

  /** Whether something has had the program look. */
  boolean isTriggered() {
    return triggered;
  }

  /** The program has something to look at. */
  void wake() {
    engagement.begin();
    setLook();
  }

  /** The program has handled the link; whether that has it look now. */
  boolean linkHandled() {
    gate.linkHandled();
    return propertyWait.orElseThrow().linkHandled();
  }

  /** The program has handled the property; whether that has it look now. */
  boolean propertyHandled() {
    return propertyWait.orElseThrow().propertyHandled();
  }

  /** The cycle is over. */
  void forget() {
    look.cancel();
    propertyWait.ifPresent(PropertyWait::forget);
    startup.forget();
    propertyMet = false;
    triggered = false;
  }

  private boolean wakeAgain() {
    boolean again = spec.heals() == Heals.NEXT_UEVENT && tally.isMisled();
    if (again) {
      setLook();
    }
    return again;
  }

  /** It decides once it has handled both the link and the property. */
  private void beginIfBothAreKnown() {
    if (triggered && gate.property().isPresent()) {
      engagement.begin();
    }
  }

  private void setLook() {
    world.wakeUp().then(look, ProgramMatter.LATENCY, spec.latency());
  }
}

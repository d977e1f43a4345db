package dev.vfrace.userspace;

import dev.vfrace.count.Tally;
import dev.vfrace.model.Act;
import dev.vfrace.model.Heals;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.Trigger;
import dev.vfrace.timeline.Timeline;
import dev.vfrace.timeline.Timer;
import dev.vfrace.trace.TraceEvent;
import dev.vfrace.vocabulary.LinkState;
import java.util.Optional;

/**
 * What one program makes of its looks at the VF: it decides at the first that counts, and takes a
 * wrong decision back at a later one.
 */
final class Deciding {

  private final ProgramSpec spec;
  private final ProgramWorld world;
  private final Tally tally;
  private final ProgramGate gate;
  private final Engagement engagement;
  private final Acting acting;
  private final Optional<LaterLooks> laterLooks;
  private final Timer<?> nextLookTimer;
  private final NextLook nextLook;
  private final boolean keepsTimes;
  private final boolean readsMark;

  /**
   * Nothing decided.
   *
   * @param tally counts the decision
   * @param gate judges
   * @param engagement hears what is to come, and when nothing is
   * @param acting does what follows
   * @param laterLooks hear of the decision
   * @param nextLookTimer tells the program that its next look is due
   */
  Deciding(
      ProgramSpec spec,
      ProgramWorld world,
      Tally tally,
      ProgramGate gate,
      Engagement engagement,
      Acting acting,
      Optional<LaterLooks> laterLooks,
      Timer<?> nextLookTimer) {
    this.spec = spec;
    this.world = world;
    this.tally = tally;
    this.gate = gate;
    this.engagement = engagement;
    this.acting = acting;
    this.laterLooks = laterLooks;
    this.nextLookTimer = nextLookTimer;
    this.nextLook = new NextLook(spec, world);
    this.keepsTimes = world.time().recorder().keepsTimes();
    this.readsMark = spec.gates().readMark();
  }

  /**
   * The program has looked.
   *
   * @param cycle the VF's number within the VM
   * @param exists whether it saw the VF at all
   * @param state what it saw
   */
  void look(long cycle, boolean exists, LinkState state) {
    recordLook(exists, state);
    if (tally.hasDecided()) {
      lookAgain(cycle, exists, state);
    } else if (nextLook.looksOn(cycle, exists)) {
      setNextLook();
    } else if (world.verdicts().awaitsVerdict(cycle)) {
      // nothing that concerns it has happened to the VF
      tally.abstain();
      decided();
    } else {
      decide(cycle, exists, state);
      decided();
    }
  }

  /**
   * The program has taken the VF, before it could see it, as a part of its netvsc.
   *
   * @see dev.vfrace.vocabulary.ManagerRequest
   */
  void take() {
    tally.decide(/* exists= */ false, world.belongs(), LinkState.ABSENT, /* standalone= */ false);
    engagement.settle();
  }

  /** The cycle is over. */
  void forget() {
    nextLook.forget();
  }

  private void decide(long cycle, boolean exists, LinkState state) {
    boolean enslaves = spec.acts() == Act.ENSLAVE && exists && state.has(LinkState.SYNTHETIC);
    boolean standalone = !enslaves && gate.lets(cycle, state);
    if (spec.trigger() == Trigger.REMOVE) {
      tally.judge(exists, world.belongs(), standalone);
    } else {
      tally.decide(exists, world.belongs(), state, standalone);
      if (exists && world.belongs() && isWorthItsTime(state)) {
        tally.look(world.time().now());
      }
    }
    becomes(cycle, exists && standalone);
    world.verdicts().tell(spec.name(), standalone);
    boolean misled = tally.isMisled();
    boolean acts = enslaves || acts();
    boolean returns =
        misled && (spec.heals() == Heals.NEXT_POLL || spec.heals() == Heals.NEXT_STAGE);
    engagement.expect(acts, returns);
    if (acts) {
      acting.prepare();
    }
    if (returns) {
      setNextLook();
    }
  }

  /** Whether the look is of a witness: it missed a mark, or nearly did one that decides. */
  private boolean isWorthItsTime(LinkState state) {
    return keepsTimes && (readsMark || !state.isSlave() || !state.hasMaster());
  }

  /** Whether the program is misled, and does something then. */
  private boolean acts() {
    return tally.isMisled() && spec.acts() != Act.NONE;
  }

  private void decided() {
    laterLooks.ifPresent(LaterLooks::decided);
    engagement.settleIfDone();
    if (spec.trigger() == Trigger.POLL) {
      world.attendance().met();
    }
  }

  /**
   * The program judges anew, whatever it has decided.
   *
   * @param cycle the VF's number within the VM
   * @param exists whether it saw the VF at all
   * @param state what it saw
   */
  void judgeAnew(long cycle, boolean exists, LinkState state) {
    recordLook(exists, state);
    boolean standalone = exists && gate.letsLater(cycle, state);
    if (exists && world.belongs() && standalone != tally.isMisled()) {
      turn(cycle, standalone);
    }
    engagement.looked();
  }

  private void turn(long cycle, boolean standalone) {
    if (standalone) {
      tally.turnWrong();
    } else {
      tally.heal();
    }
    becomes(cycle, standalone);
    if (acts()) {
      engagement.expectAct();
      acting.prepare();
    }
  }

  private void lookAgain(long cycle, boolean exists, LinkState state) {
    engagement.returned();
    if (!exists || !tally.isMisled()) {
      world.verdicts().stands(spec.name());
      return;
    }
    if (!gate.lets(cycle, state)) {
      tally.heal();
      becomes(cycle, /* standalone= */ false);
      world.verdicts().tell(spec.name(), /* standalone= */ false);
      return;
    }
    world.verdicts().stands(spec.name());
    if (spec.heals() == Heals.NEXT_POLL) {
      setNextLook();
    }
  }

  private void setNextLook() {
    nextLookTimer.after(ProgramMatter.PERIOD, spec.period().orElseThrow());
  }

  private void recordLook(boolean exists, LinkState state) {
    Timeline time = world.time();
    if (time.recorder().isOn()) {
      time.recorder().record(new TraceEvent.Looked(time.now(), spec.name(), exists, state));
    }
  }

  private void becomes(long cycle, boolean standalone) {
    world.verdicts().own().becomes(cycle, standalone);
    Timeline time = world.time();
    if (time.recorder().isOn()) {
      time.recorder().record(new TraceEvent.Decided(time.now(), spec.name(), standalone));
    }
  }
}

package dev.vfrace.userspace;

import static dev.vfrace.userspace.OneProgram.MARKED;
import static dev.vfrace.userspace.OneProgram.UNMARKED;
import static dev.vfrace.userspace.SpecBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.count.Counter;
import dev.vfrace.count.Counts;
import dev.vfrace.model.Act;
import dev.vfrace.model.Gate;
import dev.vfrace.model.Heals;
import dev.vfrace.model.Trigger;
import dev.vfrace.vocabulary.SystemCall;
import dev.vfrace.vocabulary.Uevent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a program does after its decision: it acts, and looks again. */
@Tag("unit")
class ProgramHealingTest {

  @Test
  void takesItsErrorBackAtTheNextUevent() {
    OneProgram program = misled(rule().healing(Heals.NEXT_UEVENT));
    program.sysfs.publish(MARKED);
    program.pass(50);
    assertThat(program.decisions()).containsExactly(true);
    program.getsUevent(Uevent.Action.MOVE, 0);
    program.pass(10);
    assertThat(program.decisions()).containsExactly(true, false);
    assertThat(program.judgement.isStandalone(0)).isFalse();
    program.udev.expectMessage(new Udev.RuleVerdict("probe", /* standalone= */ true));
    program.udev.expectMessage(new Udev.RuleVerdict("probe", /* standalone= */ false));
    assertThat(program.counted(Counter.HEALED)).isOne();
  }

  @Test
  void staysMisledByALookThatComesTooEarlyAgain() {
    OneProgram program = misled(rule().healing(Heals.NEXT_UEVENT));
    program.getsUevent(Uevent.Action.MOVE, 0);
    program.pass(10);
    assertThat(program.looksAt()).hasSize(2);
    assertThat(program.decisions()).containsExactly(true);
    assertThat(program.counted(Counter.HEALED)).isZero();
  }

  @Test
  void whoWasRightDoesNotLookAgain() {
    OneProgram program = new OneProgram(rule().healing(Heals.NEXT_UEVENT));
    program.sysfs.publish(MARKED);
    program.getsUevent(Uevent.Action.ADD, 0);
    program.pass(10);
    program.getsUevent(Uevent.Action.MOVE, 0);
    program.pass(50);
    assertThat(program.looksAt()).containsExactly(10L);
  }

  @Test
  void looksAgainEveryPeriodUntilItSeesItsError() {
    OneProgram program = misled(rule().healing(Heals.NEXT_POLL));
    program.pass(250);
    program.sysfs.publish(MARKED);
    program.pass(500);
    assertThat(program.looksAt()).containsExactly(10L, 110L, 210L, 310L);
    assertThat(program.counted(Counter.HEALED)).isOne();
  }

  @Test
  void itsNextStageIsItsLast() {
    OneProgram program = misled(rule().healing(Heals.NEXT_STAGE));
    assertThat(program.isQuiet()).as("the next stage is awaited").isFalse();
    program.pass(100);
    assertThat(program.isQuiet()).isTrue();
    program.sysfs.publish(MARKED);
    program.pass(500);
    assertThat(program.looksAt()).containsExactly(10L, 110L);
    assertThat(program.counted(Counter.HEALED)).isZero();
  }

  @Test
  void aStageThatMetNoVfLeavesItToTheNext() {
    OneProgram program = new OneProgram(rule().healing(Heals.NEXT_STAGE));
    program.getsUevent(Uevent.Action.ADD, 0);
    program.pass(50);
    program.sysfs.publish(UNMARKED);
    program.pass(60);
    assertThat(program.looksAt()).containsExactly(10L, 110L);
    Counts counts = program.report();
    assertThat(counts.trials()).isOne();
    assertThat(counts.of(Counter.SAW_UNSLAVED)).isOne();
  }

  @Test
  void harmsWhenItActsAndNotWhenItDecides() {
    OneProgram program = misled(rule().acting(Act.DUPLICATE_MAC_ERROR));
    program.pass(29);
    assertThat(program.isQuiet()).isFalse();
    program.pass(1);
    assertThat(program.isQuiet()).isTrue();
    assertThat(program.counted(Counter.HARMED)).isOne();
  }

  @Test
  void anErrorSeenBeforeTheActDoesNoHarm() {
    OneProgram program = misled(rule().acting(Act.LINK_UP).touching().healing(Heals.NEXT_UEVENT));
    program.sysfs.publish(MARKED);
    program.getsUevent(Uevent.Action.MOVE, 0);
    program.pass(30);
    assertThat(program.kernel.hasMessages()).isFalse();
    Counts counts = program.report();
    assertThat(counts.of(Counter.HARMED)).isZero();
    assertThat(counts.of(Counter.HEALED)).isOne();
  }

  @Test
  void setsTheVfUpIfItsActTouchesIt() {
    OneProgram program = misled(rule().acting(Act.LINK_UP).touching());
    program.pass(30);
    program.kernel.expectMessage(new SystemCall.SetUp(0));
  }

  @Test
  void leavesTheVfAsItIsIfItsActIsOnlyCounted() {
    OneProgram program = misled(rule().acting(Act.LINK_UP));
    program.pass(30);
    assertThat(program.kernel.hasMessages()).isFalse();
    assertThat(program.counted(Counter.HARMED)).isOne();
  }

  @Test
  void enslavesAVfThatHasATwinWhateverItsGateSays() {
    OneProgram program = new OneProgram(program(Trigger.UEVENT_ADD, Gate.NONE).acting(Act.ENSLAVE));
    program.sysfs.publish(UNMARKED);
    program.getsUevent(Uevent.Action.ADD, 2);
    program.pass(40);
    program.kernel.expectMessage(new SystemCall.Enslave(2));
    assertThat(program.counted(Counter.MISJUDGED)).isZero();
  }

  private static SpecBuilder rule() {
    return program(Trigger.UEVENT_ADD, Gate.SLAVE_FLAG);
  }

  /** Has met an unmarked VF at 10. */
  private static OneProgram misled(SpecBuilder spec) {
    OneProgram program = new OneProgram(spec);
    program.sysfs.publish(UNMARKED);
    program.getsUevent(Uevent.Action.ADD, 0);
    program.pass(10);
    return program;
  }
}

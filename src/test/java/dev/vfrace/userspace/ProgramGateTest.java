package dev.vfrace.userspace;

import static dev.vfrace.userspace.OneProgram.UNMARKED;
import static dev.vfrace.userspace.ProgramTriggerTest.byProperty;
import static dev.vfrace.userspace.SpecBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.count.Counter;
import dev.vfrace.count.Counts;
import dev.vfrace.model.Gate;
import dev.vfrace.model.Gates;
import dev.vfrace.model.Owner;
import dev.vfrace.model.PropertyCheck;
import dev.vfrace.model.Shown.DumpsBy;
import dev.vfrace.model.Trigger;
import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.Uevent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a program's gate lets through, as an ordinary NIC. */
@Tag("unit")
class ProgramGateTest {

  private static final int READABLE = LinkState.SYSFS_LINK | LinkState.SYSFS_ATTRIBUTES;

  @ParameterizedTest
  @CsvSource({
    // gate, IFF_SLAVE, master, synthetic twin, misjudged
    "SLAVE_FLAG, false, true, true, true",
    "SLAVE_FLAG, true, false, false, false",
    "MASTER_LINK, true, false, true, true",
    "MASTER_LINK, false, true, false, false",
    "DRIVER_MAC, true, true, false, true",
    "DRIVER_MAC, false, false, true, false",
    "HV_PCI, false, false, false, false",
    "NONE, true, true, true, true"
  })
  void looksAtItsOwnMarkAlone(
      Gate gate, boolean slave, boolean master, boolean synthetic, boolean misjudged) {
    OneProgram program = new OneProgram(program(Trigger.UEVENT_ADD, gate));
    program.sysfs.publish(
        new LinkState(
            READABLE
                | (slave ? LinkState.IFF_SLAVE : 0)
                | (master ? LinkState.MASTER : 0)
                | (synthetic ? LinkState.SYNTHETIC : 0)));
    program.getsUevent(Uevent.Action.ADD, 0);
    program.pass(10);
    assertThat(program.decisions()).containsExactly(misjudged);
    assertThat(program.counted(Counter.MISJUDGED)).isEqualTo(misjudged ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({"true, true", "false, false"})
  void goesByThePropertyWhateverTheVfLooksLike(boolean property, boolean misjudged) {
    OneProgram program = new OneProgram(byProperty(PropertyCheck.ALWAYS));
    program.sysfs.publish(UNMARKED);
    program.getsProperty(property, 0);
    program.pass(50);
    program.getsNewLink(UNMARKED, 0);
    program.pass(50);
    assertThat(program.decisions()).containsExactly(misjudged);
  }

  /** NetworkManager, unmanaged-devices=driver:mlx4_core,driver:mlx5_core. */
  @ParameterizedTest
  @CsvSource({"mlx5_core, false", "mana, true"})
  void aListOfDriversHoldsForThoseAlone(String listed, boolean misjudged) {
    OneProgram program =
        new OneProgram(
            program(Trigger.UEVENT_ADD, Gate.DRIVER).listingDrivers("mlx4_core", listed));
    assertThat(decides(program, UNMARKED)).isEqualTo(misjudged);
  }

  /** The name is what the kernel gives: eth0 for a VF ahead of any netvsc. */
  @ParameterizedTest
  @CsvSource({
    "eth0, false, true",
    "eth0, true, false",
    "!eth0, false, false",
    "!eth0, true, true",
    "eth?, false, false",
    "en*, false, true"
  })
  void aPatternHoldsForTheNamesThatItMatches(String pattern, boolean eth0, boolean misjudged) {
    OneProgram program =
        new OneProgram(program(Trigger.UEVENT_ADD, Gate.NAME).listingNames(pattern));
    int name = eth0 ? LinkState.ETH0 : 0;
    assertThat(decides(program, new LinkState(UNMARKED.bits() | name))).isEqualTo(misjudged);
  }

  /** The draw of a test is the middle, place 128. */
  @Test
  void aDumpThatHasNetvscFirstHoldsWhereThereIsOne() {
    OneProgram pair = new OneProgram(program(Trigger.UEVENT_ADD, Gate.DUMP_ORDER));
    assertThat(decides(pair, UNMARKED)).isFalse();
    OneProgram alone = new OneProgram(program(Trigger.UEVENT_ADD, Gate.DUMP_ORDER));
    assertThat(decides(alone, new LinkState(READABLE))).isTrue();
  }

  /** rtnl_dump_ifinfo since 3e41af90767d (v6.9): the lower ifindex comes first. */
  @ParameterizedTest
  @CsvSource({"false, false", "true, true"})
  void aDumpByIfindexHasFirstWhatWasRegisteredFirst(boolean vfFirst, boolean misjudged) {
    OneProgram program =
        new OneProgram(program(Trigger.UEVENT_ADD, Gate.DUMP_ORDER), DumpsBy.IFINDEX);
    int first = vfFirst ? LinkState.BEFORE_SYNTHETIC : 0;
    assertThat(decides(program, new LinkState(UNMARKED.bits() | first))).isEqualTo(misjudged);
  }

  @ParameterizedTest
  @CsvSource({
    // join, IFF_SLAVE, master, misjudged
    "ANY_OF, false, false, true",
    "ANY_OF, true, false, false",
    "ANY_OF, false, true, false",
    "ALL_OF, true, false, true",
    "ALL_OF, false, true, true",
    "ALL_OF, true, true, false"
  })
  void joinedGatesHoldTogetherOrEachByItself(
      Gates.Join join, boolean slave, boolean master, boolean misjudged) {
    OneProgram program =
        new OneProgram(program(Trigger.UEVENT_ADD, join, Gate.SLAVE_FLAG, Gate.MASTER_LINK));
    int marks = (slave ? LinkState.IFF_SLAVE : 0) | (master ? LinkState.MASTER : 0);
    assertThat(decides(program, new LinkState(READABLE | marks))).isEqualTo(misjudged);
  }

  private static boolean decides(OneProgram program, LinkState state) {
    program.sysfs.publish(state);
    program.getsUevent(Uevent.Action.ADD, 0);
    program.pass(10);
    return program.decisions().get(0);
  }

  @Test
  void followsTheVerdictOfThisCycleAndNotThatOfTheOneBefore() {
    OneProgram program =
        new OneProgram(program(Trigger.UEVENT_ADD, Gate.VERDICT).following("judge"));
    program.sysfs.publish(UNMARKED);
    program.followed.becomes(0, /* ordinary= */ true);
    program.getsUevent(Uevent.Action.ADD, 1);
    program.pass(10);
    assertThat(program.decisions()).isEmpty();
    assertThat(program.report().trials()).isZero();
  }

  @Test
  void tellsOthersAndUdevWhatItHoldsTheVfFor() {
    OneProgram program = new OneProgram(program(Trigger.UEVENT_ADD, Gate.SLAVE_FLAG).named("rule"));
    program.sysfs.publish(UNMARKED);
    program.getsUevent(Uevent.Action.ADD, 4);
    assertThat(program.judgement.hasFallen(4)).isFalse();
    program.pass(10);
    assertThat(program.judgement.isStandalone(4)).isTrue();
    program.udev.expectMessage(new Udev.RuleVerdict("rule", /* standalone= */ true));
  }

  @Test
  void isWrongToLeaveAVfAloneThatHasNoNetvsc() {
    OneProgram program = new OneProgram(program(Trigger.UEVENT_ADD, Gate.HV_PCI), Owner.NONE);
    program.sysfs.publish(new LinkState(READABLE));
    program.getsUevent(Uevent.Action.ADD, 0);
    program.pass(10);
    Counts counts = program.report();
    assertThat(counts.of(Counter.WRONGLY_IGNORED)).isOne();
    assertThat(counts.of(Counter.SAW_UNSLAVED)).isZero();
  }

  @Test
  void isRightToTakeAVfThatHasNoNetvsc() {
    OneProgram program = new OneProgram(program(Trigger.UEVENT_ADD, Gate.SLAVE_FLAG), Owner.NONE);
    program.sysfs.publish(new LinkState(READABLE));
    program.getsUevent(Uevent.Action.ADD, 0);
    program.pass(10);
    Counts counts = program.report();
    assertThat(counts.of(Counter.WRONGLY_IGNORED)).isZero();
    assertThat(counts.of(Counter.MISJUDGED)).isZero();
  }
}

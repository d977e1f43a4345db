package dev.vfrace.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.count.Counter;
import dev.vfrace.count.Counts;
import dev.vfrace.count.Marks;
import dev.vfrace.count.Outcome;
import dev.vfrace.count.Tallied;
import dev.vfrace.delay.ConstantDelay;
import dev.vfrace.delay.Delay;
import dev.vfrace.host.Hypervisor;
import dev.vfrace.kernel.Addrconf;
import dev.vfrace.kernel.Kernels;
import dev.vfrace.kernel.NetvscDriver;
import dev.vfrace.kernel.NetworkCore;
import dev.vfrace.kernel.VfDriver;
import dev.vfrace.machine.VirtualMachine.Round;
import dev.vfrace.machine.VirtualMachine.RunRound;
import dev.vfrace.model.KernelTiming;
import dev.vfrace.model.MachineSpec;
import dev.vfrace.model.Neighbours;
import dev.vfrace.model.Owner;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.Scenario;
import dev.vfrace.model.Scenario.Action;
import dev.vfrace.model.Scenario.Stage;
import dev.vfrace.model.Timing;
import dev.vfrace.model.UserspaceTiming;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.timeline.ManualTimeline;
import dev.vfrace.userspace.StartCycle;
import dev.vfrace.userspace.Userspace;
import dev.vfrace.vocabulary.KernelStep;
import dev.vfrace.vocabulary.MachineEvent;
import dev.vfrace.vocabulary.MachineMessage;
import dev.vfrace.vocabulary.Netns;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.javadsl.BehaviorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The director of one VM, whose parts are one inbox, so that the order of its orders shows. */
@Tag("unit")
class VirtualMachineTest {

  private static final long SETTLE = 50;
  private static final long GAP = 20;

  private static final Hypervisor.OfferVf OFFER =
      new Hypervisor.OfferVf(Hypervisor.Association.FOLLOWS, Hypervisor.PciSlot.NUMBERED);

  private static final List<Stage> SETUP = List.of(Action.OFFER_SYNTHETIC, Action.LOAD_MODULE);

  private static final List<Stage> HOT_ADD =
      List.of(
          Action.OFFER_VF,
          Action.AWAIT_VF_REGISTERED,
          Action.SETTLE,
          Action.REVOKE_VF,
          Action.AWAIT_VF_REMOVED,
          Action.GAP);

  private final ManualTimeline time = new ManualTimeline();
  private final TestInbox<Object> parts = TestInbox.create();
  private final TestInbox<Round> rounds = TestInbox.create();

  @Test
  void doesNothingBeforeItsFirstRound() {
    BehaviorTestKit<MachineMessage> director = director(HOT_ADD);
    pass(director, 1_000);
    assertThat(parts.hasMessages()).isFalse();
  }

  @Test
  void setsTheVmUpOnceAndBeginsEveryCycleWithUserspace() {
    BehaviorTestKit<MachineMessage> director = director(HOT_ADD);
    run(director, 2);
    assertThat(parts.getAllReceived())
        .containsExactly(
            Hypervisor.OfferSynthetic.INSTANCE,
            NetvscDriver.Order.LOAD_MODULE,
            new StartCycle(0, /* boots= */ false, 0),
            OFFER);
    playCycle(director);
    assertThat(parts.getAllReceived())
        .endsWith(new StartCycle(1, /* boots= */ false, SETTLE + GAP), OFFER);
  }

  @Test
  void waitsForTheRegistrationBeforeItSettles() {
    BehaviorTestKit<MachineMessage> director = director(HOT_ADD);
    run(director, 1);
    parts.getAllReceived();
    pass(director, 10 * SETTLE);
    assertThat(parts.hasMessages()).isFalse();
    director.run(MachineEvent.VF_REGISTERED);
    pass(director, SETTLE - 1);
    assertThat(parts.hasMessages()).isFalse();
    pass(director, 1);
    parts.expectMessage(Userspace.AwaitQuiet.INSTANCE);
  }

  @Test
  void revokesTheVfOnlyWhenUserspaceIsQuiet() {
    BehaviorTestKit<MachineMessage> director = director(HOT_ADD);
    run(director, 1);
    director.run(MachineEvent.VF_REGISTERED);
    pass(director, SETTLE);
    parts.getAllReceived();
    pass(director, 10 * SETTLE);
    assertThat(parts.hasMessages()).isFalse();
    director.run(MachineEvent.USERSPACE_QUIET);
    parts.expectMessage(Hypervisor.RevokeVf.INSTANCE);
  }

  @Test
  void aDriverThatNeverAnswersEndsNoCycle() {
    BehaviorTestKit<MachineMessage> director = director(HOT_ADD);
    run(director, 1);
    director.run(MachineEvent.VF_REGISTERED);
    pass(director, SETTLE);
    director.run(MachineEvent.USERSPACE_QUIET);
    parts.getAllReceived();
    pass(director, 100_000);
    assertThat(parts.hasMessages()).as("VF_REMOVED is awaited").isFalse();
    assertThat(rounds.hasMessages()).isFalse();
    director.run(MachineEvent.VF_REMOVED);
    pass(director, GAP);
    assertThat(report(director).cycles()).isOne();
  }

  @Test
  void whatHappenedBeforeItWasAwaitedCounts() {
    BehaviorTestKit<MachineMessage> director =
        director(
            List.of(Action.OFFER_VF, Action.GAP, Action.AWAIT_VF_REGISTERED, Action.REVOKE_VF));
    run(director, 1);
    director.run(MachineEvent.VF_REGISTERED);
    parts.getAllReceived();
    pass(director, GAP);
    parts.expectMessage(Hypervisor.RevokeVf.INSTANCE);
  }

  @Test
  void whatHappenedInTheCycleBeforeDoesNotCount() {
    BehaviorTestKit<MachineMessage> director = director(HOT_ADD);
    run(director, 2);
    playCycle(director);
    parts.getAllReceived();
    pass(director, 10 * SETTLE);
    assertThat(parts.hasMessages()).as("the next VF is awaited").isFalse();
  }

  @Test
  void aVfThatTheHostKeepsBackIsNotWaitedFor() {
    BehaviorTestKit<MachineMessage> director = director(HOT_ADD);
    run(director, 1);
    parts.getAllReceived();
    director.run(MachineEvent.VF_WITHHELD);
    pass(director, SETTLE);
    parts.expectMessage(Userspace.AwaitQuiet.INSTANCE);
  }

  @Test
  void aStopInMidCycleEndsTheRoundAfterThatCycle() {
    BehaviorTestKit<MachineMessage> director = director(HOT_ADD);
    run(director, 5);
    director.run(VirtualMachine.Stop.INSTANCE);
    parts.getAllReceived();
    director.run(MachineEvent.VF_REGISTERED);
    pass(director, SETTLE);
    parts.expectMessage(Userspace.AwaitQuiet.INSTANCE);
    director.run(MachineEvent.USERSPACE_QUIET);
    parts.expectMessage(Hypervisor.RevokeVf.INSTANCE);
    director.run(MachineEvent.VF_REMOVED);
    pass(director, GAP);
    assertThat(report(director).cycles()).isOne();
  }

  @Test
  void numbersItsCyclesOnFromRoundToRound() {
    BehaviorTestKit<MachineMessage> director = director(HOT_ADD);
    run(director, 1);
    playCycle(director);
    report(director);
    parts.getAllReceived();
    run(director, 1);
    assertThat(parts.getAllReceived())
        .first()
        .isEqualTo(new StartCycle(1, /* boots= */ false, SETTLE + GAP));
  }

  @Test
  void answersOnceUserspaceAndAddrconfHaveReportedWithTheProgramsInTheirOrder() {
    Catalogue bundled = Catalogue.load(Catalogue.confDir(), List.of(), List.of(), Map.of());
    BehaviorTestKit<MachineMessage> director =
        director(
            HOT_ADD,
            List.of(
                bundled.program("sysfs-scanner"),
                bundled.program("addrconf"),
                bundled.program("connman")));
    run(director, 1);
    playCycle(director);
    director.run(new Userspace.Reported(List.of(unmarked(1), unmarked(3))));
    assertThat(rounds.hasMessages()).isFalse();
    director.run(unmarked(2));
    Round round = rounds.receiveMessage();
    assertThat(round.lane()).isEqualTo(4);
    assertThat(round.programs()).containsExactly(trials(1), trials(2), trials(3));
  }

  @Test
  void takesStockOnceACycle() {
    BehaviorTestKit<MachineMessage> director = director(HOT_ADD);
    run(director, 3);
    playCycle(director);
    playCycle(director);
    playCycle(director);
    Round round = report(director);
    assertThat(round.stock().cycles()).isEqualTo(3);
    assertThat(round.stock().of(Outcome.JOINED)).isZero();
  }

  @Test
  void switchesEveryPartOff() {
    BehaviorTestKit<MachineMessage> director =
        director(List.of(Action.POWER_OFF, Action.GAP, Action.BOOT));
    run(director, 1);
    assertThat(parts.getAllReceived())
        .endsWith(
            new StartCycle(0, /* boots= */ true, 0),
            Hypervisor.PowerOff.INSTANCE,
            VfDriver.PowerOff.INSTANCE,
            NetvscDriver.Order.POWER_OFF,
            NetworkCore.PowerOff.INSTANCE);
  }

  private BehaviorTestKit<MachineMessage> director(List<Stage> cycle) {
    return director(cycle, List.of());
  }

  private BehaviorTestKit<MachineMessage> director(List<Stage> cycle, List<ProgramSpec> programs) {
    Scenario scenario =
        new Scenario(
            "test", "a test", "none", Owner.NETVSC, Netns.INIT, Neighbours.NONE, SETUP, cycle);
    Timing timing =
        new Timing(
            "test",
            "a test",
            "none",
            "mlx5_core",
            new KernelTiming(
                Map.of(
                    KernelStep.SETTLE,
                    new ConstantDelay(SETTLE),
                    KernelStep.GAP,
                    new ConstantDelay(GAP))),
            UserspaceTiming.NONE,
            Optional.empty());
    MachineSpec spec =
        new MachineSpec(
            Kernels.design("v6.1"), scenario, timing, programs, Delay.ZERO, /* seed= */ 1);
    Lane lane =
        new Lane(
            new Lane.GuestKernel(
                Kernels.state(spec.kernel(), time),
                parts.getRef().narrow(),
                parts.getRef().narrow(),
                parts.getRef().narrow(),
                parts.getRef().narrow(),
                Optional.empty()),
            parts.getRef().narrow(),
            parts.getRef().narrow(),
            programs);
    return BehaviorTestKit.create(VirtualMachine.directing(4, spec, lane, 0));
  }

  private void run(BehaviorTestKit<MachineMessage> director, int cycles) {
    director.run(new RunRound(cycles, rounds.getRef()));
    pass(director, 0);
  }

  /** The parts do what they are asked for one cycle of {@link #HOT_ADD}. */
  private void playCycle(BehaviorTestKit<MachineMessage> director) {
    director.run(MachineEvent.VF_REGISTERED);
    pass(director, SETTLE);
    director.run(MachineEvent.USERSPACE_QUIET);
    director.run(MachineEvent.VF_REMOVED);
    pass(director, GAP);
  }

  /** The round is over: the parts report. */
  private Round report(BehaviorTestKit<MachineMessage> director) {
    assertThat(parts.getAllReceived())
        .hasAtLeastOneElementOfType(Userspace.Report.class)
        .hasAtLeastOneElementOfType(Addrconf.Report.class);
    director.run(new Userspace.Reported(List.of()));
    director.run(new Tallied(Counts.NONE, Marks.NONE));
    return rounds.receiveMessage();
  }

  private void pass(BehaviorTestKit<MachineMessage> director, long nanos) {
    time.advance(nanos);
    while (director.selfInbox().hasMessages()) {
      director.runOne();
    }
  }

  private static Tallied unmarked(long count) {
    return new Tallied(trials(count), Marks.NONE);
  }

  private static Counts trials(long count) {
    return Counts.of(Map.of(Counter.TRIALS, count));
  }
}

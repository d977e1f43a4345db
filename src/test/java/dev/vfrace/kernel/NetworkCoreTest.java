package dev.vfrace.kernel;

import static dev.vfrace.vocabulary.NotifierEvent.NETDEV_DOWN;
import static dev.vfrace.vocabulary.NotifierEvent.NETDEV_GOING_DOWN;
import static dev.vfrace.vocabulary.NotifierEvent.NETDEV_POST_INIT;
import static dev.vfrace.vocabulary.NotifierEvent.NETDEV_REGISTER;
import static dev.vfrace.vocabulary.NotifierEvent.NETDEV_UNREGISTER;
import static dev.vfrace.vocabulary.NotifierEvent.NETDEV_UP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.vfrace.model.KernelDesign;
import dev.vfrace.model.Shown.UeventAt;
import dev.vfrace.timeline.ManualTimeline;
import dev.vfrace.vocabulary.KernelMessage;
import dev.vfrace.vocabulary.LinkAnswer;
import dev.vfrace.vocabulary.LinkMessage;
import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.Netns;
import dev.vfrace.vocabulary.NetvscMessage;
import dev.vfrace.vocabulary.NotifierEvent;
import dev.vfrace.vocabulary.Renamed;
import dev.vfrace.vocabulary.SystemCall;
import dev.vfrace.vocabulary.Uevent;
import dev.vfrace.vocabulary.UserspaceMessage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.pekko.actor.testkit.typed.javadsl.BehaviorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The network core among inboxes; notifier calls are answered at once unless a test does it. */
@Tag("unit")
class NetworkCoreTest {

  private static final KernelDesign V6_1 = Kernels.design("v6.1");

  private final ManualTimeline time = new ManualTimeline();
  private final TestInbox<UserspaceMessage> userspace = TestInbox.create();
  private final TestInbox<Addrconf.Command> addrconf = TestInbox.create();
  private final TestInbox<NetvscMessage> netvsc = TestInbox.create();
  private final TestInbox<VfDriver.Registered> registered = TestInbox.create();
  private final TestInbox<VfDriver.Unregistered> unregistered = TestInbox.create();
  private final List<NotifierEvent> called = new ArrayList<>();
  private KernelState kernel = Kernels.state(V6_1, time);
  private BehaviorTestKit<KernelMessage> core = boot(kernel);

  @Test
  void refusesEverythingBeforeItIsBooted() {
    BehaviorTestKit<KernelMessage> early = BehaviorTestKit.create(NetworkCore.create(kernel));
    assertThatIllegalStateException()
        .isThrownBy(() -> early.run(RtnlCall.RtnlUnlock.INSTANCE))
        .withMessageContaining("NetworkCore has no handler");
  }

  @Test
  void registersInOneHoldOfRtnlAndTellsTheDriverWhenItIsReleased() {
    core.run(new NetworkCore.RegisterNetdev(registered.getRef()));
    TestInbox<RtnlCall.RtnlHeld> waiter = TestInbox.create();
    core.run(new RtnlCall.RtnlLock(waiter.getRef()));
    while (!registered.hasMessages()) {
      assertThat(waiter.hasMessages()).isFalse();
      assertThat(step()).isTrue();
    }
    assertThat(waiter.hasMessages()).isTrue();
    assertThat(kernel.vf().isRegistered()).isTrue();
  }

  @Test
  void sendsTheUeventAheadOfTheRegisterChainUpToV6Dot18() {
    join(EnumSet.of(NETDEV_REGISTER));
    core.run(new NetworkCore.RegisterNetdev(registered.getRef()));
    awaitCall(NETDEV_REGISTER);
    assertThat(heard()).containsExactly("add");
    core.run(NetdeviceNotifier.NotifierDone.INSTANCE);
    finish(registered);
    assertThat(heard()).containsExactly("newlink");
  }

  /** register_netdevice: POST_INIT ahead of the kobject, list_netdevice ahead of REGISTER. */
  @Test
  void callsPostInitBeforeSysfsShowsTheDeviceAndRegisterWhenItIsListed() {
    join(EnumSet.of(NETDEV_POST_INIT, NETDEV_REGISTER));
    core.run(new NetworkCore.RegisterNetdev(registered.getRef()));
    awaitCall(NETDEV_POST_INIT);
    assertThat(kernel.vf().state().has(LinkState.SYSFS_LINK)).isFalse();
    assertThat(step()).as("nothing goes on before the answer").isFalse();
    core.run(NetdeviceNotifier.NotifierDone.INSTANCE);
    awaitCall(NETDEV_REGISTER);
    assertThat(kernel.vf().state().has(LinkState.SYSFS_ATTRIBUTES)).isTrue();
    assertThat(kernel.vf().state().has(LinkState.LISTED)).isTrue();
  }

  @Test
  void sendsAUeventThatIsHeldBackRightBeforeTheNewlinkAsV7Dot2Does() {
    kernel = Kernels.state(V6_1.with(V6_1.shown().sending(UeventAt.REGISTERED)), time);
    core = boot(kernel);
    join(EnumSet.of(NETDEV_REGISTER));
    core.run(new NetworkCore.RegisterNetdev(registered.getRef()));
    awaitCall(NETDEV_REGISTER);
    assertThat(heard()).isEmpty();
    core.run(NetdeviceNotifier.NotifierDone.INSTANCE);
    finish(registered);
    assertThat(heard()).containsExactly("add", "newlink");
  }

  /** rtnl_getlink finds the device under RCU and asks for RTNL then (v7.2.13). */
  @Test
  void answersALookUpBeforeTheDeviceIsListedAtOnceWhereItComesBeforeRtnl() {
    kernel = Kernels.state(Kernels.design("v7.2"), time);
    core = boot(kernel);
    TestInbox<LinkAnswer> answer = TestInbox.create();
    core.run(new NetworkCore.RegisterNetdev(registered.getRef()));
    step();
    core.run(new SystemCall.GetLink(0, answer.getRef()));
    assertThat(answer.receiveMessage().state().has(LinkState.LISTED)).as("ENODEV").isFalse();
    while (!kernel.vf().state().has(LinkState.LISTED)) {
      step();
    }
    core.run(new SystemCall.GetLink(0, answer.getRef()));
    assertThat(answer.hasMessages()).isFalse();
    finish(registered);
    assertThat(answer.receiveMessage().state().has(LinkState.LISTED)).isTrue();
  }

  @Test
  void callsTheChainInTheOrderOfRegistration() {
    join(EnumSet.of(NETDEV_POST_INIT, NETDEV_REGISTER, NETDEV_UP, NETDEV_UNREGISTER));
    register();
    open();
    unregister();
    assertThat(called)
        .containsExactly(NETDEV_POST_INIT, NETDEV_REGISTER, NETDEV_UP, NETDEV_UNREGISTER);
  }

  @Test
  void asksAddrconfBeforeAModuleThatCameLater() {
    join(EnumSet.of(NETDEV_UP));
    register();
    TestInbox<UnderRtnl.FlagsChanged> opened = TestInbox.create();
    core.run(new UnderRtnl.DevChangeFlags(/* up= */ true, opened.getRef()));
    fireNext();
    addrconf.expectMessage(new NotifierCall(NETDEV_UP));
    assertThat(netvsc.hasMessages()).isFalse();
    core.run(NetdeviceNotifier.NotifierDone.INSTANCE);
    netvsc.expectMessage(new NotifierCall(NETDEV_UP));
    assertThat(opened.hasMessages()).isFalse();
    core.run(NetdeviceNotifier.NotifierDone.INSTANCE);
    assertThat(opened.hasMessages()).isTrue();
  }

  /** dev_open sends its message ahead of the chain, which may wait for the association. */
  @Test
  void announcesADeviceAsUpBeforeTheChainIsThroughWithIt() {
    register();
    heard();
    TestInbox<UnderRtnl.FlagsChanged> opened = TestInbox.create();
    core.run(new UnderRtnl.DevChangeFlags(/* up= */ true, opened.getRef()));
    fireNext();
    assertThat(heard()).containsExactly("newlink up");
    assertThat(opened.hasMessages()).isFalse();
    core.run(NetdeviceNotifier.NotifierDone.INSTANCE);
    assertThat(opened.hasMessages()).isTrue();
  }

  @Test
  void removesInTheOrderOfTheChainTheDellinkAndTheUevent() {
    join(EnumSet.of(NETDEV_GOING_DOWN, NETDEV_DOWN, NETDEV_UNREGISTER));
    register();
    open();
    heard();
    unregister();
    assertThat(called).containsExactly(NETDEV_GOING_DOWN, NETDEV_DOWN, NETDEV_UNREGISTER);
    assertThat(heard()).containsExactly("newlink", "dellink", "remove");
    assertThat(kernel.vf().state().has(LinkState.SYSFS_LINK)).isFalse();
  }

  /** dev_close_many, and unlist_netdevice ahead of NETDEV_UNREGISTER. */
  @Test
  void isUpAtGoingDownDownAndAnnouncedAtDownAndUnlistedAtUnregister() {
    join(EnumSet.of(NETDEV_GOING_DOWN, NETDEV_DOWN, NETDEV_UNREGISTER));
    register();
    open();
    heard();
    core.run(new NetworkCore.UnregisterNetdev(unregistered.getRef()));
    awaitCall(NETDEV_GOING_DOWN);
    assertThat(kernel.vf().state().has(LinkState.IFF_UP)).isTrue();
    core.run(NetdeviceNotifier.NotifierDone.INSTANCE);
    awaitCall(NETDEV_DOWN);
    assertThat(heard()).containsExactly("newlink");
    core.run(NetdeviceNotifier.NotifierDone.INSTANCE);
    awaitCall(NETDEV_UNREGISTER);
    assertThat(kernel.vf().state().has(LinkState.LISTED)).isFalse();
    assertThat(heard()).isEmpty();
  }

  @Test
  void theDirectoryIsThereStillWhenTheDellinkIsSent() {
    register();
    heard();
    core.run(new NetworkCore.UnregisterNetdev(unregistered.getRef()));
    while (heard().isEmpty()) {
      step();
    }
    assertThat(kernel.vf().state().has(LinkState.SYSFS_LINK)).isTrue();
    assertThat(kernel.vf().state().has(LinkState.SYSFS_ATTRIBUTES)).isFalse();
    assertThat(unregistered.hasMessages()).isFalse();
  }

  @Test
  void systemCallsGetRtnlInTheOrderInWhichTheyWereMade() {
    TestInbox<RtnlCall.RtnlHeld> holder = TestInbox.create();
    TestInbox<Object> answers = TestInbox.create();
    core.run(new RtnlCall.RtnlLock(holder.getRef()));
    core.run(new SystemCall.Rename(0, SystemCall.NewName.ITS_OWN, answers.getRef().narrow()));
    core.run(new SystemCall.GetLink(0, answers.getRef().narrow()));
    core.run(new SystemCall.Rename(0, SystemCall.NewName.ITS_OWN, answers.getRef().narrow()));
    assertThat(answers.hasMessages()).isFalse();
    core.run(RtnlCall.RtnlUnlock.INSTANCE);
    assertThat(answers.getAllReceived())
        .hasExactlyElementsOfTypes(Renamed.class, LinkAnswer.class, Renamed.class);
  }

  @Test
  void answersGetlinkWithWhatIsTrueWhenRtnlIsFree() {
    TestInbox<LinkAnswer> answer = TestInbox.create();
    core.run(new NetworkCore.RegisterNetdev(registered.getRef()));
    core.run(new SystemCall.GetLink(0, answer.getRef()));
    finish(registered);
    LinkAnswer told = answer.receiveMessage();
    assertThat(told.state().has(LinkState.LISTED)).isTrue();
    assertThat(told.at()).isEqualTo(time.now());
  }

  @Test
  void renamesADeviceThatIsDown() {
    TestInbox<Renamed> renamed = TestInbox.create();
    register();
    heard();
    core.run(new SystemCall.Rename(0, SystemCall.NewName.ITS_OWN, renamed.getRef()));
    assertThat(heard()).containsExactly("move", "newlink");
    renamed.expectMessage(new Renamed(0, Renamed.Result.DONE, time.now()));
  }

  @Test
  void renamesADeviceThatIsUpFromV6Dot2On() {
    kernel = Kernels.state(Kernels.design("v6.6"), time);
    core = boot(kernel);
    register();
    open();
    heard();
    core.run(
        new SystemCall.Rename(0, SystemCall.NewName.ITS_OWN, TestInbox.<Renamed>create().getRef()));
    assertThat(heard()).containsExactly("move", "newlink up");
  }

  /** EBUSY up to v6.1 (bd039b5ea2a9). */
  @Test
  void answersARenameOfADeviceThatIsUpWithoutRenamingIt() {
    TestInbox<Renamed> renamed = TestInbox.create();
    register();
    open();
    heard();
    core.run(new SystemCall.Rename(0, SystemCall.NewName.ITS_OWN, renamed.getRef()));
    assertThat(heard()).isEmpty();
    renamed.expectMessage(new Renamed(0, Renamed.Result.BUSY, time.now()));
    assertThat(kernel.vf().renamed()).contains(Renamed.Result.BUSY);
  }

  /** EEXIST (dev_get_valid_name): netvsc has the name eth0, if it is there. */
  @Test
  void refusesANameThatNetvscHas() {
    TestInbox<Renamed> renamed = TestInbox.create();
    kernel.vf().showSynthetic(Netns.INIT);
    register();
    heard();
    core.run(new SystemCall.Rename(0, SystemCall.NewName.ETH0, renamed.getRef()));
    assertThat(heard()).isEmpty();
    renamed.expectMessage(new Renamed(0, Renamed.Result.EXISTS, time.now()));
  }

  /** rtnetlink_event has NETDEV_CHANGEMTU on its list. */
  @Test
  void tellsOfANewMtu() {
    register();
    heard();
    core.run(UnderRtnl.MtuSet.INSTANCE);
    assertThat(heard()).containsExactly("newlink");
  }

  @Test
  void givesAVfTheNameEth0WhenNetvscHasGone() {
    TestInbox<Renamed> renamed = TestInbox.create();
    kernel.vf().showSynthetic(Netns.INIT);
    register();
    kernel.vf().dropSynthetic();
    heard();
    core.run(new SystemCall.Rename(0, SystemCall.NewName.ETH0, renamed.getRef()));
    assertThat(heard()).containsExactly("move", "newlink");
    renamed.expectMessage(new Renamed(0, Renamed.Result.DONE, time.now()));
    assertThat(kernel.vf().isFirst()).isTrue();
  }

  @Test
  void doesNotRenameADeviceThatHasTheNameAlready() {
    TestInbox<Renamed> renamed = TestInbox.create();
    register();
    heard();
    core.run(new SystemCall.Rename(0, SystemCall.NewName.ETH0, renamed.getRef()));
    assertThat(heard()).isEmpty();
    renamed.expectMessage(new Renamed(0, Renamed.Result.UNCHANGED, time.now()));
  }

  @Test
  void doesNotOpenTheDeviceOfAnotherCycle() {
    register();
    core.run(new SystemCall.SetUp(1));
    assertThat(step()).as("nothing is under way").isFalse();
    core.run(new SystemCall.SetUp(0));
    assertThat(step()).isTrue();
    assertThat(kernel.vf().state().has(LinkState.IFF_UP)).isTrue();
  }

  @Test
  void tellsALinkBeforeRegistrationToNobody() {
    core.run(
        new UnderRtnl.LinkUpper(
            /* master= */ true, TestInbox.<UnderRtnl.UpperLinked>create().getRef()));
    assertThat(kernel.vf().state().hasMaster()).isTrue();
    assertThat(heard()).isEmpty();
  }

  @Test
  void replaysRegisterAndUpToANotifierThatComesLater() {
    register();
    open();
    join(EnumSet.of(NETDEV_POST_INIT, NETDEV_REGISTER, NETDEV_UP));
    assertThat(called).containsExactly(NETDEV_REGISTER, NETDEV_UP);
    assertThat(netvsc.receiveMessage()).isSameAs(NetdeviceNotifier.NotifierChanged.INSTANCE);
  }

  @Test
  void saysFarewellToANotifierThatLeavesAndCallsItNoMore() {
    Set<NotifierEvent> events = EnumSet.of(NETDEV_GOING_DOWN, NETDEV_DOWN, NETDEV_UNREGISTER);
    join(events);
    register();
    open();
    core.run(new NetdeviceNotifier.UnregisterNotifier(netvsc.getRef(), events));
    answerCalls();
    assertThat(called).containsExactly(NETDEV_GOING_DOWN, NETDEV_DOWN, NETDEV_UNREGISTER);
    unregister();
    assertThat(called).hasSize(3);
  }

  /** {@code __dev_change_net_namespace}: closed first, and not opened where it arrives. */
  @Test
  void aDeviceThatIsMovedIsClosedAndComesUpNowhere() {
    join(EnumSet.allOf(NotifierEvent.class));
    register();
    open();
    called.clear();
    heard();
    move(Netns.OTHER);
    assertThat(called)
        .containsExactly(NETDEV_GOING_DOWN, NETDEV_DOWN, NETDEV_UNREGISTER, NETDEV_REGISTER);
    assertThat(heard()).containsExactly("newlink", "dellink", "remove");
    assertThat(kernel.vf().netns()).isEqualTo(Netns.OTHER);
    assertThat(kernel.vf().state().has(LinkState.LISTED)).isTrue();
    assertThat(kernel.vf().state().has(LinkState.IFF_UP)).isFalse();
  }

  @Test
  void aDeviceThatIsMovedBackIsAnnouncedAsItIsListedAndStaysDown() {
    join(EnumSet.allOf(NotifierEvent.class));
    register();
    move(Netns.OTHER);
    called.clear();
    heard();
    move(Netns.INIT);
    assertThat(called).containsExactly(NETDEV_UNREGISTER, NETDEV_REGISTER);
    assertThat(heard()).containsExactly("add", "newlink");
    assertThat(kernel.vf().state().has(LinkState.IFF_UP)).isFalse();
  }

  @Test
  void nothingIsMovedThatIsNotThereOrThereAlready() {
    move(Netns.OTHER);
    register();
    heard();
    move(Netns.INIT);
    assertThat(heard()).isEmpty();
    assertThat(kernel.vf().netns()).isEqualTo(Netns.INIT);
  }

  @Test
  void aVmThatIsSwitchedOffHoldsNoLockAndHasNoDevice() {
    core.run(new NetworkCore.RegisterNetdev(registered.getRef()));
    step();
    core.run(NetworkCore.PowerOff.INSTANCE);
    assertThat(step()).isFalse();
    assertThat(kernel.vf().state()).isEqualTo(LinkState.ABSENT);
    TestInbox<RtnlCall.RtnlHeld> next = TestInbox.create();
    core.run(new RtnlCall.RtnlLock(next.getRef()));
    assertThat(next.hasMessages()).isTrue();
    assertThat(registered.hasMessages()).isFalse();
  }

  private BehaviorTestKit<KernelMessage> boot(KernelState state) {
    BehaviorTestKit<KernelMessage> booted = BehaviorTestKit.create(NetworkCore.create(state));
    booted.run(new NetworkCore.Boot(userspace.getRef(), addrconf.getRef()));
    return booted;
  }

  /** Netvsc's place is in the chain from now on. */
  private void join(Set<NotifierEvent> events) {
    core.run(new NetdeviceNotifier.RegisterNotifier(netvsc.getRef(), events));
    answerCalls();
    if (called.isEmpty()) {
      assertThat(netvsc.receiveMessage()).isSameAs(NetdeviceNotifier.NotifierChanged.INSTANCE);
    }
  }

  private void register() {
    core.run(new NetworkCore.RegisterNetdev(registered.getRef()));
    finish(registered);
  }

  private void open() {
    TestInbox<UnderRtnl.FlagsChanged> opened = TestInbox.create();
    core.run(new UnderRtnl.DevChangeFlags(/* up= */ true, opened.getRef()));
    finish(opened);
  }

  private void move(Netns target) {
    TestInbox<UnderRtnl.NamespaceChanged> moved = TestInbox.create();
    core.run(new UnderRtnl.ChangeNamespace(target, moved.getRef()));
    finish(moved);
  }

  private void unregister() {
    core.run(new NetworkCore.UnregisterNetdev(unregistered.getRef()));
    finish(unregistered);
  }

  private void finish(TestInbox<?> answer) {
    answerCalls();
    while (!answer.hasMessages()) {
      assertThat(step()).as("something is under way").isTrue();
    }
  }

  /** Goes on until netvsc is called, and leaves the answer to the test. */
  private void awaitCall(NotifierEvent event) {
    while (!netvsc.hasMessages()) {
      assertThat(fireNext()).as("something is under way").isTrue();
    }
    netvsc.expectMessage(new NotifierCall(event));
  }

  /** The next step is done and its notifier calls are answered; false if there is none. */
  private boolean step() {
    boolean fired = fireNext();
    answerCalls();
    return fired;
  }

  private boolean fireNext() {
    boolean fired = time.fireNext().isPresent();
    if (fired) {
      core.runOne();
    }
    return fired;
  }

  private void answerCalls() {
    boolean answered = true;
    while (answered) {
      answered = addrconf.hasMessages();
      if (answered) {
        addrconf.receiveMessage();
        core.run(NetdeviceNotifier.NotifierDone.INSTANCE);
      } else if (netvsc.hasMessages() && isCallNext()) {
        answered = true;
      }
    }
  }

  /** Answers netvsc's next call; another message is left for the test. */
  private boolean isCallNext() {
    List<NetvscMessage> waiting = netvsc.getAllReceived();
    boolean isCall = waiting.get(0) instanceof NotifierCall;
    if (isCall) {
      called.add(((NotifierCall) waiting.get(0)).event());
    }
    waiting.stream().skip(isCall ? 1 : 0).forEach(netvsc.getRef()::tell);
    if (isCall) {
      core.run(NetdeviceNotifier.NotifierDone.INSTANCE);
    }
    return isCall;
  }

  /** What was broadcast since the last call, in words. */
  private List<String> heard() {
    return userspace.getAllReceived().stream().map(NetworkCoreTest::word).toList();
  }

  private static String word(UserspaceMessage message) {
    if (message instanceof Uevent uevent) {
      return uevent.action().word();
    }
    LinkMessage link = (LinkMessage) message;
    String up = link.state().has(LinkState.IFF_UP) ? " up" : "";
    return (link.deleted() ? "dellink" : "newlink") + up;
  }
}

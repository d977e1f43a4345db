package dev.vfrace.kernel;

import static dev.vfrace.vocabulary.NotifierEvent.NETDEV_DOWN;
import static dev.vfrace.vocabulary.NotifierEvent.NETDEV_GOING_DOWN;
import static dev.vfrace.vocabulary.NotifierEvent.NETDEV_POST_INIT;
import static dev.vfrace.vocabulary.NotifierEvent.NETDEV_REGISTER;
import static dev.vfrace.vocabulary.NotifierEvent.NETDEV_UNREGISTER;
import static dev.vfrace.vocabulary.NotifierEvent.NETDEV_UP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.vfrace.model.Shown.UeventAt;
import dev.vfrace.vocabulary.KernelMessage;
import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.NotifierEvent;
import java.util.EnumSet;
import java.util.Set;
import org.apache.pekko.actor.testkit.typed.javadsl.BehaviorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Registration, removal, opening and the notifier chain, as the network core does them. */
@Tag("unit")
class NetworkCoreTest extends NetworkCoreAmongInboxes {

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

  /** rtnetlink_event has NETDEV_CHANGEMTU on its list. */
  @Test
  void tellsOfANewMtu() {
    register();
    heard();
    core.run(UnderRtnl.MtuSet.INSTANCE);
    assertThat(heard()).containsExactly("newlink");
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

  private void unregister() {
    core.run(new NetworkCore.UnregisterNetdev(unregistered.getRef()));
    finish(unregistered);
  }

  /** Goes on until netvsc is called, and leaves the answer to the test. */
  private void awaitCall(NotifierEvent event) {
    while (!netvsc.hasMessages()) {
      assertThat(fireNext()).as("something is under way").isTrue();
    }
    netvsc.expectMessage(new NotifierCall(event));
  }
}

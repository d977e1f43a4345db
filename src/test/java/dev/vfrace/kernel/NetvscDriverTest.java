package dev.vfrace.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.kernel.NetvscDriver.Order;
import dev.vfrace.timeline.ManualTimeline;
import dev.vfrace.vocabulary.HostMessage;
import dev.vfrace.vocabulary.KernelMessage;
import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.MachineEvent;
import dev.vfrace.vocabulary.ManagerAnswer;
import dev.vfrace.vocabulary.ManagerRequest;
import dev.vfrace.vocabulary.Netns;
import dev.vfrace.vocabulary.NetvscMessage;
import dev.vfrace.vocabulary.NotifierEvent;
import dev.vfrace.vocabulary.Nvsp;
import dev.vfrace.vocabulary.UserspaceMessage;
import dev.vfrace.vocabulary.Vmbus;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pekko.actor.testkit.typed.javadsl.BehaviorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** hv_netvsc among inboxes; a test plays the network core and the host. */
@Tag("unit")
class NetvscDriverTest {

  private final ManualTimeline time = new ManualTimeline();
  private final TestInbox<KernelMessage> core = TestInbox.create();
  private final TestInbox<HostMessage> host = TestInbox.create();
  private final TestInbox<UserspaceMessage> userspace = TestInbox.create();
  private final TestInbox<MachineEvent> director = TestInbox.create();
  private KernelState kernel = Kernels.state(Kernels.design("v6.7"), time);
  private BehaviorTestKit<NetvscMessage> netvsc = driver();

  @Test
  void hasItsNotifierInTheChainBeforeTheBusDriverFromV6Dot7() {
    netvsc.run(Vmbus.OfferSynthetic.INSTANCE);
    netvsc.run(Order.LOAD_MODULE);
    step();
    assertThat(core.receiveMessage()).isInstanceOf(NetdeviceNotifier.RegisterNotifier.class);
    assertThat(host.hasMessages()).isFalse();
    netvsc.run(NetdeviceNotifier.NotifierChanged.INSTANCE);
    step();
    assertThat(core.receiveMessage()).isInstanceOf(RtnlCall.RtnlLock.class);
  }

  @Test
  void probesBeforeItsNotifierIsInTheChainUpToV6Dot6() {
    use("v6.1");
    netvsc.run(Vmbus.OfferSynthetic.INSTANCE);
    netvsc.run(Order.LOAD_MODULE);
    step();
    step();
    host.expectMessage(Nvsp.SriovAnnounced.INSTANCE);
    assertThat(core.hasMessages()).as("RTNL is not held over the announcement").isFalse();
  }

  @Test
  void flagsTheVfAtPostInitIfTheHostHasAssociatedItBefore() {
    probe();
    netvsc.run(Vmbus.VfAssociated.INSTANCE);
    call(NotifierEvent.NETDEV_POST_INIT);
    assertThat(kernel.vf().state().isSlave()).isTrue();
    core.expectMessage(NetdeviceNotifier.NotifierDone.INSTANCE);
  }

  @Test
  void findsNoNetvscAtPostInitByASerialThatTheHostHasNotSent() {
    use("v6.1");
    probe();
    call(NotifierEvent.NETDEV_REGISTER);
    assertJoining();
    finishJoin();
    assertThat(kernel.vf().state().isSlave()).as("by MAC, at REGISTER").isTrue();
  }

  @Test
  void doesNotJoinAVfThatV4Dot19KnowsByItsSerialAloneBeforeTheAssociation() {
    use("v4.19");
    probe();
    call(NotifierEvent.NETDEV_REGISTER);
    core.expectMessage(NetdeviceNotifier.NotifierDone.INSTANCE);
    assertThat(kernel.vf().state().isSlave()).isFalse();
    assertThat(step()).as("no takeover either").isFalse();
  }

  @Test
  void anAssociationThatComesAfterRegistrationJoinsNothingByItself() {
    use("v4.19");
    probe();
    call(NotifierEvent.NETDEV_REGISTER);
    core.getAllReceived();
    netvsc.run(Vmbus.VfAssociated.INSTANCE);
    assertThat(core.hasMessages()).isFalse();
    assertThat(step()).isFalse();
  }

  @Test
  void anAssociationIsLostWhereNoDriverHasOpenedTheChannel() {
    use("v4.19");
    netvsc.run(Vmbus.VfAssociated.INSTANCE);
    probe();
    call(NotifierEvent.NETDEV_REGISTER);
    core.expectMessage(NetdeviceNotifier.NotifierDone.INSTANCE);
  }

  @Test
  void forgetsTheAssociationWhenTheHostTakesItBack() {
    use("v4.19");
    probe();
    netvsc.run(Vmbus.VfAssociated.INSTANCE);
    netvsc.run(Vmbus.VfDissociated.INSTANCE);
    call(NotifierEvent.NETDEV_REGISTER);
    core.expectMessage(NetdeviceNotifier.NotifierDone.INSTANCE);
  }

  @Test
  void doesNotFlagAVfWithoutASlotHoweverItsMacMatches() {
    probe();
    kernel.vf().setSlot(false);
    call(NotifierEvent.NETDEV_POST_INIT);
    core.expectMessage(NetdeviceNotifier.NotifierDone.INSTANCE);
    assertThat(kernel.vf().state().isSlave()).isFalse();
  }

  @Test
  void doesNotJoinAVfWhoseRxHandlerSomebodyElseHas() {
    probe();
    netvsc.run(Vmbus.VfAssociated.INSTANCE);
    netvsc.run(Order.TAKE_RX_HANDLER);
    call(NotifierEvent.NETDEV_REGISTER);
    core.expectMessage(NetdeviceNotifier.NotifierDone.INSTANCE);
    assertThat(step()).isFalse();
  }

  @Test
  void linksBeforeItFlagsUpToV6Dot6() {
    use("v6.1");
    probe();
    netvsc.run(Vmbus.VfAssociated.INSTANCE);
    call(NotifierEvent.NETDEV_REGISTER);
    assertJoining();
    netvsc.run(UnderRtnl.UpperLinked.INSTANCE);
    assertThat(kernel.vf().state().isSlave()).isFalse();
    assertThat(core.hasMessages()).isFalse();
    step();
    assertThat(kernel.vf().state().isSlave()).isTrue();
    core.expectMessage(NetdeviceNotifier.NotifierDone.INSTANCE);
  }

  @Test
  void opensTheVfInTheDeferredTakeoverUnderRtnl() {
    joined();
    step();
    assertThat(core.receiveMessage()).isInstanceOf(RtnlCall.RtnlTrylock.class);
    assertThat(core.hasMessages()).isFalse();
    netvsc.run(RtnlCall.RtnlHeld.AFTER_TRYING);
    assertThat(core.receiveMessage()).isInstanceOf(UnderRtnl.DevChangeFlags.class);
    netvsc.run(UnderRtnl.FlagsChanged.INSTANCE);
    core.expectMessage(RtnlCall.RtnlUnlock.INSTANCE);
  }

  /** netvsc_netdev_event: a case that is not there is never called. */
  @Test
  void hasACaseForTheEventsOfItsTimeOnly() {
    assertThat(casesOf("v4.14"))
        .containsExactlyInAnyOrder(
            NotifierEvent.NETDEV_REGISTER,
            NotifierEvent.NETDEV_UNREGISTER,
            NotifierEvent.NETDEV_UP,
            NotifierEvent.NETDEV_DOWN);
    assertThat(casesOf("v6.1"))
        .containsExactlyInAnyOrder(
            NotifierEvent.NETDEV_REGISTER,
            NotifierEvent.NETDEV_UNREGISTER,
            NotifierEvent.NETDEV_UP,
            NotifierEvent.NETDEV_CHANGE,
            NotifierEvent.NETDEV_GOING_DOWN);
    assertThat(casesOf("v6.7"))
        .containsExactlyInAnyOrder(
            NotifierEvent.NETDEV_POST_INIT,
            NotifierEvent.NETDEV_REGISTER,
            NotifierEvent.NETDEV_UNREGISTER,
            NotifierEvent.NETDEV_UP,
            NotifierEvent.NETDEV_CHANGE,
            NotifierEvent.NETDEV_GOING_DOWN);
  }

  /** netvsc_probe of v6.8 sets the VF up itself (VF_REG_IN_PROBE); netvsc_open opens it. */
  @Test
  void aRescanClosesTheVfWithoutATakeoverAndWhoeverSetsNetvscUpOpensIt() {
    use("v6.8");
    kernel.vf().setRegistered(true);
    kernel.vf().set(LinkState.IFF_UP);
    List<KernelMessage> asked = load();
    assertThat(flagsChanges(asked)).containsExactly(false, true);
    assertThat(asked).hasAtLeastOneElementOfType(UnderRtnl.LinkUpper.class);
    assertThat(asked).doesNotHaveAnyElementsOfTypes(RtnlCall.RtnlTrylock.class);
    int linked = indexOf(asked, UnderRtnl.LinkUpper.class);
    int flagged = indexOf(asked, UnderRtnl.DevChangeFlags.class);
    int released = indexOf(asked, RtnlCall.RtnlUnlock.class);
    assertThat(linked).as("joined, then set up").isLessThan(flagged);
    assertThat(flagged).as("in the probe's hold of RTNL").isLessThan(released);
  }

  /** dev_open of a device with IFF_UP does nothing. */
  @Test
  void whoeverSetsUpANetvscThatIsUpOpensNothing() {
    joined();
    netvsc.run(Order.SET_UP);
    assertThat(core.receiveMessage()).isInstanceOf(RtnlCall.RtnlLock.class);
    netvsc.run(RtnlCall.RtnlHeld.INSTANCE);
    core.expectMessage(RtnlCall.RtnlUnlock.INSTANCE);
    director.expectMessage(MachineEvent.NETVSC_UP);
  }

  /** 33caa208dba6: netvsc_vfns_work, behind netvsc's own move and by rtnl_trylock. */
  @Test
  void aVfFollowsInAWorkItemBehindTheMoveFromV6Dot17On() {
    use("v6.17");
    joined();
    netvsc.run(new NetvscDriver.MoveNetvsc(Netns.OTHER));
    core.receiveMessage();
    netvsc.run(RtnlCall.RtnlHeld.INSTANCE);
    core.receiveMessage();
    netvsc.run(UnderRtnl.FlagsChanged.INSTANCE);
    List<KernelMessage> asked = new ArrayList<>();
    while (step()) {
      asked.addAll(core.getAllReceived());
    }
    assertThat(asked)
        .as("takeover and follow, and the move's own unlock; in the order of their timers")
        .hasSize(3)
        .contains(RtnlCall.RtnlUnlock.INSTANCE)
        .filteredOn(RtnlCall.RtnlTrylock.class::isInstance)
        .hasSize(2);
    director.expectMessage(MachineEvent.NETVSC_MOVED);
    netvsc.run(RtnlCall.RtnlHeld.AFTER_TRYING);
    assertThat(core.receiveMessage()).isInstanceOf(UnderRtnl.DevChangeFlags.class);
    netvsc.run(UnderRtnl.FlagsChanged.INSTANCE);
    core.expectMessage(RtnlCall.RtnlUnlock.INSTANCE);
    netvsc.run(RtnlCall.RtnlHeld.AFTER_TRYING);
    assertThat(((UnderRtnl.ChangeNamespace) core.receiveMessage()).target()).isEqualTo(Netns.OTHER);
    netvsc.run(UnderRtnl.NamespaceChanged.INSTANCE);
    core.expectMessage(RtnlCall.RtnlUnlock.INSTANCE);
  }

  /** __dev_change_net_namespace closes netvsc, and __netvsc_vf_setup gives the VF its flags. */
  @Test
  void aMoveClosesNetvscAndItsVfAndATakeoverKeepsTheVfClosed() {
    joined();
    netvsc.run(new NetvscDriver.MoveNetvsc(Netns.OTHER));
    core.receiveMessage();
    netvsc.run(RtnlCall.RtnlHeld.INSTANCE);
    assertThat(((UnderRtnl.DevChangeFlags) core.receiveMessage()).up()).isFalse();
    netvsc.run(UnderRtnl.FlagsChanged.INSTANCE);
    while (!core.hasMessages()) {
      step();
    }
    assertThat(core.receiveMessage()).isInstanceOf(RtnlCall.RtnlTrylock.class);
    netvsc.run(RtnlCall.RtnlHeld.AFTER_TRYING);
    assertThat(((UnderRtnl.DevChangeFlags) core.receiveMessage()).up()).isFalse();
  }

  /** K10: netvsc_probe of v6.8 goes on with __netvsc_vf_setup when the rx handler is taken. */
  @Test
  void aRescanFlagsAndSetsUpAVfThatItCannotJoin() {
    use("v6.8");
    kernel.vf().setRegistered(true);
    kernel.vf().set(LinkState.IFF_UP);
    netvsc.run(Order.TAKE_RX_HANDLER);
    assertThat(flagsChanges(load())).containsExactly(false);
    assertThat(kernel.vf().state().isSlave()).isTrue();
    assertThat(kernel.vf().state().hasMaster()).isFalse();
  }

  @Test
  void aTakeoverThatGetsRtnlAfterTheVfHasLeftOpensNothing() {
    joined();
    step();
    core.receiveMessage();
    call(NotifierEvent.NETDEV_UNREGISTER);
    core.expectMessage(UnderRtnl.UnlinkUpper.INSTANCE);
    core.expectMessage(NetdeviceNotifier.NotifierDone.INSTANCE);
    netvsc.run(RtnlCall.RtnlHeld.AFTER_TRYING);
    core.expectMessage(RtnlCall.RtnlUnlock.INSTANCE);
  }

  @Test
  void aVfThatLeavesBeforeItsTakeoverCancelsIt() {
    joined();
    call(NotifierEvent.NETDEV_UNREGISTER);
    core.getAllReceived();
    assertThat(step()).isFalse();
    assertThat(core.hasMessages()).isFalse();
  }

  @Test
  void leavesTheSlaveFlagSetWhenItLetsTheVfGo() {
    joined();
    call(NotifierEvent.NETDEV_UNREGISTER);
    assertThat(kernel.vf().state().isSlave()).isTrue();
  }

  @Test
  void unlinksNothingFromAVfThatWasNeverJoined() {
    probe();
    call(NotifierEvent.NETDEV_UNREGISTER);
    core.expectMessage(NetdeviceNotifier.NotifierDone.INSTANCE);
    assertThat(core.hasMessages()).isFalse();
  }

  @Test
  void answersUpOnlyWhenTheHostHasSwitchedTheDataPath() {
    joined();
    kernel.vf().set(LinkState.IFF_UP);
    call(NotifierEvent.NETDEV_UP);
    host.expectMessage(Nvsp.SwitchDataPath.INSTANCE);
    assertThat(core.hasMessages()).isFalse();
    netvsc.run(Vmbus.DataPathSwitched.INSTANCE);
    core.expectMessage(NetdeviceNotifier.NotifierDone.INSTANCE);
    assertThat(kernel.vf().isDataPath()).isTrue();
  }

  @Test
  void holdsUpBackUntilTheAssociationWhereTheDesignWaits() {
    use("v6.1");
    probe();
    call(NotifierEvent.NETDEV_REGISTER);
    assertJoining();
    finishJoin();
    core.getAllReceived();
    kernel.vf().set(LinkState.IFF_UP);
    call(NotifierEvent.NETDEV_UP);
    assertThat(host.hasMessages()).isFalse();
    netvsc.run(Vmbus.VfAssociated.INSTANCE);
    host.expectMessage(Nvsp.SwitchDataPath.INSTANCE);
  }

  @Test
  void aResumePutsTheDataPathBackUnderRtnlAndReportsTheCarrierLater() {
    joined();
    kernel.vf().setDataPath(true);
    netvsc.run(Order.SUSPEND_RESUME);
    assertThat(core.receiveMessage()).isInstanceOf(RtnlCall.RtnlLock.class);
    assertThat(kernel.vf().isDataPath()).isTrue();
    netvsc.run(RtnlCall.RtnlHeld.INSTANCE);
    assertThat(kernel.vf().isDataPath()).isFalse();
    // netvsc_attach repeats the NVSP handshake
    host.expectMessage(Nvsp.SriovAnnounced.INSTANCE);
    core.expectMessage(RtnlCall.RtnlUnlock.INSTANCE);
    assertThat(director.hasMessages()).isFalse();
    while (!director.hasMessages()) {
      assertThat(step()).isTrue();
    }
    director.expectMessage(MachineEvent.RESUMED);
    assertThat(core.getAllReceived()).contains(NetworkCore.CarrierChange.ON);
    kernel.vf().set(LinkState.IFF_UP);
    call(NotifierEvent.NETDEV_CHANGE);
    host.expectMessage(Nvsp.SwitchDataPath.INSTANCE);
  }

  /** netvsc_set_channels, netvsc_change_mtu of 6.1.192 and 6.12.117. */
  @ParameterizedTest
  @EnumSource(
      value = Order.class,
      names = {"SET_CHANNELS", "CHANGE_MTU"})
  void aReattachKeepsTheJoinAndHasTheHostDeliverToNetvscAgain(Order cause) {
    joined();
    kernel.vf().setDataPath(true);
    kernel.log().hostDeliversToVf(true);
    netvsc.run(cause);
    assertThat(core.receiveMessage()).isInstanceOf(RtnlCall.RtnlLock.class);
    netvsc.run(RtnlCall.RtnlHeld.INSTANCE);
    if (cause == Order.CHANGE_MTU) {
      core.expectMessage(UnderRtnl.MtuSet.INSTANCE);
    }
    assertThat(core.hasMessages()).as("RTNL is held over the handshake").isFalse();
    assertThat(kernel.log().hostDeliversToVf()).isFalse();
    while (!host.hasMessages()) {
      assertThat(step()).isTrue();
    }
    host.expectMessage(Nvsp.SriovAnnounced.INSTANCE);
    assertThat(core.getAllReceived()).doesNotContain(RtnlCall.RtnlUnlock.INSTANCE);
    while (!director.hasMessages()) {
      assertThat(step()).isTrue();
    }
    director.expectMessage(MachineEvent.NETVSC_REATTACHED);
    assertThat(core.getAllReceived()).contains(RtnlCall.RtnlUnlock.INSTANCE);
    assertThat(kernel.vf().isDataPath()).as("data_path_is_vf").isTrue();
    kernel.vf().set(LinkState.IFF_UP);
    call(NotifierEvent.NETDEV_CHANGE);
    assertThat(host.hasMessages()).as("netvsc_vf_changed finds nothing to switch").isFalse();
  }

  @Test
  void unloadsItsNotifierFirstThenUnlinksAndClosesTheChannel() {
    joined();
    netvsc.run(Order.UNLOAD_MODULE);
    assertThat(core.receiveMessage()).isInstanceOf(NetdeviceNotifier.UnregisterNotifier.class);
    assertThat(host.hasMessages()).isFalse();
    netvsc.run(NetdeviceNotifier.NotifierChanged.INSTANCE);
    assertThat(core.receiveMessage()).isInstanceOf(RtnlCall.RtnlLock.class);
    netvsc.run(RtnlCall.RtnlHeld.INSTANCE);
    core.expectMessage(UnderRtnl.UnlinkUpper.INSTANCE);
    core.expectMessage(RtnlCall.RtnlUnlock.INSTANCE);
    host.expectMessage(Nvsp.ChannelClosed.INSTANCE);
    director.expectMessage(MachineEvent.MODULE_UNLOADED);
  }

  @Test
  void asksTheManagerWhereTheDesignDoesAndGoesOnWithoutItsAnswerInTime() {
    use("managed");
    probe();
    netvsc.run(Vmbus.VfAssociated.INSTANCE);
    call(NotifierEvent.NETDEV_POST_INIT);
    assertThat(userspace.receiveMessage()).isInstanceOf(ManagerRequest.class);
    assertThat(core.hasMessages()).isFalse();
    step();
    core.expectMessage(NetdeviceNotifier.NotifierDone.INSTANCE);
    netvsc.run(new ManagerAnswer(0));
    assertThat(step()).as("too late").isFalse();
    assertThat(core.hasMessages()).isFalse();
  }

  @Test
  void asksNobodyAboutAVfThatHasNoNetvsc() {
    use("managed");
    call(NotifierEvent.NETDEV_POST_INIT);
    assertThat(userspace.hasMessages()).isFalse();
    core.expectMessage(NetdeviceNotifier.NotifierDone.INSTANCE);
  }

  @Test
  void movesAVfAfterItsNetvscBeforeItJoinsIt() {
    probe();
    netvsc.run(Vmbus.VfAssociated.INSTANCE);
    netvsc.run(new NetvscDriver.MoveNetvsc(Netns.OTHER));
    core.receiveMessage();
    netvsc.run(RtnlCall.RtnlHeld.INSTANCE);
    step();
    director.expectMessage(MachineEvent.NETVSC_MOVED);
    core.getAllReceived();
    call(NotifierEvent.NETDEV_REGISTER);
    UnderRtnl.ChangeNamespace move = (UnderRtnl.ChangeNamespace) core.receiveMessage();
    assertThat(move.target()).isEqualTo(Netns.OTHER);
    netvsc.run(UnderRtnl.NamespaceChanged.INSTANCE);
    core.expectMessage(NetdeviceNotifier.NotifierDone.INSTANCE);
  }

  @Test
  void aVmThatIsSwitchedOffTakesNothingOver() {
    joined();
    netvsc.run(Order.POWER_OFF);
    assertThat(step()).isFalse();
    call(NotifierEvent.NETDEV_UNREGISTER);
    core.expectMessage(NetdeviceNotifier.NotifierDone.INSTANCE);
  }

  private void use(String design) {
    kernel = Kernels.state(Kernels.design(design), time);
    netvsc = driver();
  }

  private BehaviorTestKit<NetvscMessage> driver() {
    return BehaviorTestKit.create(
        NetvscDriver.create(
            kernel,
            new NetvscDriver.Peers(
                core.getRef(), host.getRef(), userspace.getRef(), director.getRef())));
  }

  /** Loads the module over an offered NIC, until it is probed and in the chain. */
  private void probe() {
    load();
    director.expectMessage(MachineEvent.NETVSC_PROBED);
    director.expectMessage(MachineEvent.NETVSC_UP);
    host.getAllReceived();
  }

  /** Loads the module, grants what it asks of the core, and says what that was. */
  private List<KernelMessage> load() {
    netvsc.run(Vmbus.OfferSynthetic.INSTANCE);
    netvsc.run(Order.LOAD_MODULE);
    List<KernelMessage> all = new ArrayList<>();
    while (step() || core.hasMessages()) {
      for (KernelMessage asked : core.getAllReceived()) {
        all.add(asked);
        grant(asked);
      }
    }
    return all;
  }

  private void grant(KernelMessage asked) {
    if (asked instanceof RtnlCall.RtnlLock) {
      netvsc.run(RtnlCall.RtnlHeld.INSTANCE);
    } else if (asked instanceof NetdeviceNotifier.RegisterNotifier) {
      netvsc.run(NetdeviceNotifier.NotifierChanged.INSTANCE);
    } else if (asked instanceof UnderRtnl.LinkUpper) {
      netvsc.run(UnderRtnl.UpperLinked.INSTANCE);
    } else if (asked instanceof UnderRtnl.DevChangeFlags) {
      netvsc.run(UnderRtnl.FlagsChanged.INSTANCE);
    }
  }

  private static List<Boolean> flagsChanges(List<KernelMessage> asked) {
    return asked.stream()
        .filter(UnderRtnl.DevChangeFlags.class::isInstance)
        .map(message -> ((UnderRtnl.DevChangeFlags) message).up())
        .toList();
  }

  private static int indexOf(List<KernelMessage> asked, Class<?> kind) {
    return asked.stream().map(kind::isInstance).toList().indexOf(true);
  }

  /** The events for which a design's notifier is called. */
  private Set<NotifierEvent> casesOf(String design) {
    use(design);
    return load().stream()
        .filter(NetdeviceNotifier.RegisterNotifier.class::isInstance)
        .map(message -> ((NetdeviceNotifier.RegisterNotifier) message).events())
        .findFirst()
        .orElseThrow();
  }

  /** A probed netvsc that has joined an associated VF; its takeover is to come. */
  private void joined() {
    probe();
    netvsc.run(Vmbus.VfAssociated.INSTANCE);
    call(NotifierEvent.NETDEV_POST_INIT);
    call(NotifierEvent.NETDEV_REGISTER);
    core.expectMessage(NetdeviceNotifier.NotifierDone.INSTANCE);
    assertJoining();
    netvsc.run(UnderRtnl.UpperLinked.INSTANCE);
    core.expectMessage(NetdeviceNotifier.NotifierDone.INSTANCE);
  }

  private void assertJoining() {
    assertThat(core.hasMessages()).isFalse();
    step();
    assertThat(core.receiveMessage()).isInstanceOf(UnderRtnl.LinkUpper.class);
  }

  private void finishJoin() {
    netvsc.run(UnderRtnl.UpperLinked.INSTANCE);
    step();
    core.expectMessage(NetdeviceNotifier.NotifierDone.INSTANCE);
  }

  private void call(NotifierEvent event) {
    netvsc.run(new NotifierCall(event));
  }

  /** The next timer fires; false if none is set. */
  private boolean step() {
    boolean fired = time.fireNext().isPresent();
    if (fired) {
      netvsc.runOne();
    }
    return fired;
  }
}

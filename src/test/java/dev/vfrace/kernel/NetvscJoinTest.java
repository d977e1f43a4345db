package dev.vfrace.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.kernel.NetvscDriver.Order;
import dev.vfrace.vocabulary.ManagerAnswer;
import dev.vfrace.vocabulary.ManagerRequest;
import dev.vfrace.vocabulary.NotifierEvent;
import dev.vfrace.vocabulary.Vmbus;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How hv_netvsc finds, flags, links and takes over a VF, and lets it go. */
@Tag("unit")
class NetvscJoinTest extends NetvscAmongInboxes {

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
}

package dev.vfrace.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.vocabulary.LinkAnswer;
import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.Netns;
import dev.vfrace.vocabulary.Renamed;
import dev.vfrace.vocabulary.SystemCall;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The system calls on the VF that wait for RTNL. */
@Tag("unit")
class DeviceCallsTest extends NetworkCoreAmongInboxes {

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
}

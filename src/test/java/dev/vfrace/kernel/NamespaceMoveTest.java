package dev.vfrace.kernel;

import static dev.vfrace.vocabulary.NotifierEvent.NETDEV_DOWN;
import static dev.vfrace.vocabulary.NotifierEvent.NETDEV_GOING_DOWN;
import static dev.vfrace.vocabulary.NotifierEvent.NETDEV_REGISTER;
import static dev.vfrace.vocabulary.NotifierEvent.NETDEV_UNREGISTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.Netns;
import dev.vfrace.vocabulary.NotifierEvent;
import java.util.EnumSet;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The VF is moved to another network namespace. */
@Tag("unit")
class NamespaceMoveTest extends NetworkCoreAmongInboxes {

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

  private void move(Netns target) {
    TestInbox<UnderRtnl.NamespaceChanged> moved = TestInbox.create();
    core.run(new UnderRtnl.ChangeNamespace(target, moved.getRef()));
    finish(moved);
  }
}

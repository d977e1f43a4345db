package dev.vfrace.kernel;

import dev.vfrace.vocabulary.KernelMessage;
import dev.vfrace.vocabulary.Netns;
import dev.vfrace.vocabulary.NetvscMessage;
import org.apache.pekko.actor.typed.ActorRef;

/** What a module that holds RTNL has the network core do to the VF. */
public sealed interface UnderRtnl extends KernelMessage {

  /**
   * {@code netdev_master_upper_dev_link} or {@code netdev_upper_dev_link}, by who holds RTNL: the
   * symlink, then CHANGEUPPER, which makes an RTM_NEWLINK.
   *
   * @param master whether it is a master link
   * @param replyTo gets {@link UpperLinked}
   */
  record LinkUpper(boolean master, ActorRef<? super UpperLinked> replyTo) implements UnderRtnl {}

  /** The link is there. */
  enum UpperLinked implements NetvscMessage {
    /** The message. */
    INSTANCE
  }

  /** {@code netdev_upper_dev_unlink}, by who holds RTNL; needs no answer. */
  enum UnlinkUpper implements UnderRtnl {
    /** The message. */
    INSTANCE
  }

  /**
   * {@code dev_change_flags} of the VF by who holds RTNL: {@code dev_open} or {@code dev_close}, if
   * it is there and not so already.
   *
   * @param up with IFF_UP, or without
   * @param replyTo gets {@link FlagsChanged}
   */
  record DevChangeFlags(boolean up, ActorRef<? super FlagsChanged> replyTo) implements UnderRtnl {}

  /** The VF is as it was asked to be. */
  enum FlagsChanged implements NetvscMessage {
    /** The message. */
    INSTANCE
  }

  /**
   * {@code dev_change_net_namespace} of the VF by who holds RTNL.
   *
   * @param target where to
   * @param replyTo gets {@link NamespaceChanged}
   */
  record ChangeNamespace(Netns target, ActorRef<? super NamespaceChanged> replyTo)
      implements UnderRtnl {}

  /** The VF is in the other namespace, joined there if its netvsc is there. */
  enum NamespaceChanged implements NetvscMessage {
    /** The message. */
    INSTANCE
  }

  /** {@code dev_set_mtu} of the VF by who holds RTNL: NETDEV_CHANGEMTU sends an RTM_NEWLINK. */
  enum MtuSet implements UnderRtnl {
    /** The message. */
    INSTANCE
  }
}

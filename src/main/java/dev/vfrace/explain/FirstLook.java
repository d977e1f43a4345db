package dev.vfrace.explain;

import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.ProgramSpec.Reads;
import dev.vfrace.model.ProgramSpec.Trigger;
import dev.vfrace.vocabulary.KernelStep;

/**
 * What wakes a program, and the first step after which it can see anything of the VF: the later of
 * the two that its trigger and its interface allow.
 */
final class FirstLook {

  private final ProgramSpec program;
  private final Toggles toggles;

  FirstLook(ProgramSpec program, Toggles toggles) {
    this.program = program;
    this.toggles = toggles;
  }

  /** The step. */
  KernelStep step() {
    KernelStep woken = program.afterRename() ? KernelStep.RTNL_UNLOCK : woken(program.trigger());
    KernelStep answered = answered(program.reads());
    return woken.compareTo(answered) > 0 ? woken : answered;
  }

  /** Whether userspace, or for addrconf the kernel, has a VF before it at all. */
  boolean isPossible() {
    return !toggles.oneDevice()
        && program.trigger() != Trigger.KERNEL_ASK
        && (!toggles.hidden() || program.reads() == Reads.KERNEL);
  }

  /** What wakes it, in a sentence. */
  String wakes() {
    if (program.afterRename()) {
      return "udev's work on 'add' behind 80-net-setup-link, which waits for RTNL and is not"
                 + " answered before S10";
    }
    return switch (program.trigger()) {
      case UEVENT_ADD -> "the uevent 'add', " + uevent();
      case UEVENT -> "any uevent but 'remove'; the first is 'add', " + uevent();
      case NEWLINK -> "the first RTM_NEWLINK, " + newLink();
      case BOOT_SCAN -> "its scan at boot, which may fall on any moment of the registration";
      case POLL -> "its period, which may end at any moment of the registration";
      case KERNEL_ASK ->
          toggles.asksManager()
              ? "the kernel's question at S3, before the VF is exposed"
              : "nothing: this design asks no manager";
      case NETDEV_UP -> "NETDEV_UP, raised " + opening();
    };
  }

  /** How it looks, in a sentence. */
  String reads() {
    return switch (program.reads()) {
      case SYSFS -> "/sys/class/net/<vf>, without RTNL; its files are there from S4c";
      case IOCTL -> "SIOCGIFFLAGS, under RCU alone; ENODEV until list_netdevice (S6)";
      case RTNETLINK -> "RTM_GETLINK, which waits for RTNL and is not answered before S10";
      case MESSAGE -> "the message's own content, a snapshot of the step that sent it";
      case KERNEL -> "the kernel's own state, under RTNL";
    };
  }

  /** How long after that it looks, as the timing has it. */
  String delay() {
    String median = Spell.median(program.latency());
    String looks = program.name() + " looks ";
    return switch (program.trigger()) {
      case UEVENT_ADD, UEVENT ->
          looks + median + " (median) after the " + (program.afterRename() ? "rename" : "uevent");
      case NEWLINK -> looks + median + " (median) after the message";
      case BOOT_SCAN -> looks + "once, " + median + " (median) after the kernel's start";
      case POLL ->
          looks + "every " + program.period().map(Spell::median).orElse("period") + " (median)";
      case KERNEL_ASK, NETDEV_UP -> "";
    };
  }

  private KernelStep woken(Trigger trigger) {
    return switch (trigger) {
      case UEVENT_ADD, UEVENT -> toggles.ueventHeld() ? KernelStep.NEW_LINK : KernelStep.UEVENT_ADD;
      case NEWLINK -> toggles.announcesLink() ? KernelStep.MASTER_LINK : KernelStep.NEW_LINK;
      case BOOT_SCAN, POLL, KERNEL_ASK -> KernelStep.POST_INIT;
      case NETDEV_UP -> opened();
    };
  }

  private static KernelStep answered(Reads reads) {
    return switch (reads) {
      case SYSFS -> KernelStep.SYSFS_ATTRIBUTES;
      case IOCTL -> KernelStep.LIST;
      case RTNETLINK -> KernelStep.RTNL_UNLOCK;
      case MESSAGE, KERNEL -> KernelStep.POST_INIT;
    };
  }

  /** A join that opens the VF has done everything else of its own before. */
  private KernelStep opened() {
    return switch (toggles.opensAt()) {
      case TAKEOVER -> KernelStep.VF_OPEN;
      case REGISTER -> KernelStep.SLAVE_FLAG;
      case USERSPACE -> KernelStep.RTNL_UNLOCK;
    };
  }

  private String uevent() {
    return toggles.ueventHeld()
        ? "held back until the registration is complete (S9)"
        : "broadcast at S4e by device_add, while register_netdev holds RTNL";
  }

  private String newLink() {
    return toggles.announcesLink()
        ? "sent at S8b: the link raises NETDEV_CHANGEUPPER, and rtnetlink_event answers that with"
            + " a message ahead of the one of S9"
        : "sent by rtmsg_ifinfo at the end of register_netdevice (S9)";
  }

  private String opening() {
    return switch (toggles.opensAt()) {
      case TAKEOVER -> "when the work vf_takeover opens the VF, 100 ms after the join";
      case REGISTER -> "inside the join, which opens the VF";
      case USERSPACE -> "when userspace opens the VF, after S10";
    };
  }
}

package dev.vfrace.explain;

import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.Shown.GetLinkFinds;
import dev.vfrace.model.UdevStage;
import dev.vfrace.trace.TraceEvent;
import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.NotifierEvent;
import dev.vfrace.vocabulary.Uevent;
import java.util.Optional;
import java.util.function.Predicate;

/** What wakes a program on a design, and how it looks, in words. */
final class LookWords {

  private final ProgramSpec program;
  private final RecordedCycle cycle;
  private final boolean asksManager;
  private final GetLinkFinds getLinkFinds;

  LookWords(ProgramSpec program, Race race) {
    this.program = program;
    this.cycle = race.cycle();
    this.asksManager = race.design().shown().asksManager();
    this.getLinkFinds = race.design().shown().getLinkFinds();
  }

  /** What wakes it, in a sentence. */
  String wakes() {
    if (program.stage() == UdevStage.LATE_RULES) {
      return "udev's work on 'add' behind 80-net-setup-link, which waits for RTNL and is not"
          + " answered before S10";
    }
    if (program.stage() == UdevStage.RUN) {
      return "udev's RUN at 'add', after all rules, 80-net-setup-link's wait for RTNL, which is not"
          + " answered before S10, and the rename";
    }
    return switch (program.trigger()) {
      case UEVENT_ADD -> "the uevent 'add', " + uevent();
      case UEVENT -> "any uevent but 'remove'; the first is 'add', " + uevent();
      case NEWLINK -> "the first RTM_NEWLINK, " + newLink() + awaits();
      case REMOVE ->
          "the VF's removal, told by an RTM_DELLINK, built when the master link has gone (R6), and"
              + " by the uevent 'remove' behind it (R7)";
      case BOOT_SCAN -> "its scan at boot, which may fall on any moment of the registration";
      case POLL -> "its period, which may end at any moment of the registration";
      case KERNEL_ASK ->
          asksManager
              ? "the kernel's question at S3, before the VF is exposed"
              : "nothing: this design asks no manager";
      case NETDEV_UP -> "NETDEV_UP, " + opening();
    };
  }

  /** How it looks, in a sentence. */
  String reads() {
    return switch (program.reads()) {
      case SYSFS -> "/sys/class/net/<vf>, without RTNL; its files are there from S4c";
      case IOCTL -> "SIOCGIFFLAGS, under RCU alone; ENODEV until list_netdevice (S6)";
      case RTNETLINK ->
          getLinkFinds == GetLinkFinds.UNDER_RTNL
              ? "RTM_GETLINK, which waits for RTNL and is not answered before S10"
              : "RTM_GETLINK, by ifindex ENODEV until list_netdevice (S6); then it waits for RTNL"
                  + " and is not answered before S10";
      case MESSAGE -> "the message's own content, a snapshot of the step that sent it";
      case KERNEL -> "the kernel's own state, under RTNL";
    };
  }

  /** How long after that it looks, as the timing has it. */
  String delay() {
    String median = MedianText.median(program.latency());
    String looks = program.name() + " looks ";
    return switch (program.trigger()) {
      case UEVENT_ADD, UEVENT -> looks + median + " (median) after " + began();
      case NEWLINK, REMOVE -> looks + median + " (median) after the message";
      case BOOT_SCAN -> looks + "once, " + median + " (median) after the kernel's start";
      case POLL ->
          looks
              + "every "
              + program.period().map(MedianText::median).orElse("period")
              + " (median)";
      case KERNEL_ASK, NETDEV_UP -> "";
    };
  }

  private String began() {
    return switch (program.stage()) {
      case RULES -> "the uevent";
      case LATE_RULES -> "that wait";
      case RUN -> "the rename";
    };
  }

  private String awaits() {
    return switch (program.awaits()) {
      case NO -> "";
      case PROCESSED -> "; and it waits until udev has processed the event";
      case RENAMED ->
          "; and it waits until udev has processed the event, and if that renames the VF, its"
              + " 'move'";
    };
  }

  private String uevent() {
    return at(effect ->
            effect instanceof TraceEvent.UeventSent sent && sent.action() == Uevent.Action.ADD)
        .map(step -> "broadcast at %s%s".formatted(step.label(), underRtnl(step)))
        .orElse("which is not sent");
  }

  private String newLink() {
    return at(effect -> effect instanceof TraceEvent.LinkSent sent && !sent.deleted())
        .map(
            step ->
                step.sets(LinkState.MASTER) || step.sets(LinkState.UPPER)
                    ? ("sent at %s: the link raises NETDEV_CHANGEUPPER, and rtnetlink_event answers"
                            + " that with a message ahead of the one of S9")
                        .formatted(step.label())
                    : "sent at %s (%s)".formatted(step.label(), step.summary()))
        .orElse("which is not sent");
  }

  private String opening() {
    return at(effect ->
            effect instanceof TraceEvent.Notified notified
                && notified.event() == NotifierEvent.NETDEV_UP)
        .map(step -> "raised at %s (%s)".formatted(step.label(), step.summary()))
        .orElse("raised when userspace opens the VF, after S10");
  }

  private static String underRtnl(RecordedStep step) {
    return step.rtnlHeld() ? ", while RTNL is held" : "";
  }

  private Optional<RecordedStep> at(Predicate<TraceEvent> effect) {
    return cycle.first(step -> step.effects().stream().anyMatch(effect));
  }
}

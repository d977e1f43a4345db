package dev.vfrace.explain;

import dev.vfrace.model.Shown.GetLinkFinds;
import dev.vfrace.text.Page;
import dev.vfrace.text.TextTable;
import dev.vfrace.trace.TraceEvent;
import dev.vfrace.vocabulary.LinkState;
import java.util.ArrayList;
import java.util.List;

/**
 * What a kernel design exposes, step by step, as a recorded cycle has it. The steps are those of
 * {@code register_netdevice} and {@code unregister_netdevice_many_notify} (net/core/dev.c; the same
 * order in v4.19, v6.8 and v6.13; from v7.2 on the uevent comes at S9).
 */
public final class StepTable {

  /** There is nothing to see. */
  static final String ABSENT = "-";

  /** It is there. */
  static final String YES = "yes";

  /** {@code IFF_SLAVE} is clear. */
  static final String UNSLAVED = "no SLAVE";

  /** The call waits for RTNL. */
  static final String WAITS = "waits";

  /** There is no such device. */
  static final String NO_DEVICE = "ENODEV";

  private static final String SLAVE = "SLAVE";

  /** What userspace looks at. */
  private static final List<Integer> SHOWN =
      List.of(LinkState.SYSFS_LINK, LinkState.SYSFS_ATTRIBUTES, LinkState.LISTED);

  private final GetLinkFinds getLinkFinds;
  private final List<StepRow> rows = new ArrayList<>();
  private int newLinks;
  private String lastLink = ABSENT;
  private String lastUevent = ABSENT;
  private boolean wasReadable;

  /**
   * The table of a cycle.
   *
   * @param cycle of a design
   * @param getLinkFinds when that design's RTM_GETLINK looks a device up
   */
  public StepTable(RecordedCycle cycle, GetLinkFinds getLinkFinds) {
    this.getLinkFinds = getLinkFinds;
    cycle.steps().forEach(this::add);
  }

  /** What is seen after each step, in their order. */
  List<StepRow> rows() {
    return List.copyOf(rows);
  }

  /** The table, and below it what it comes to, on lines that fit a page. */
  public List<String> lines(Page page) {
    if (rows.isEmpty()) {
      return List.of(
          "The hardware exposes one device: there is no VF netdev where there is a synthetic NIC.");
    }
    TextTable columns = TextTable.ofWords();
    columns.narrow(1, 3, 5, 6, 7);
    columns.mayLack("uevent", 7);
    columns.mayLack("RTM_NEWLINK so far", 6);
    columns.add(
        "step",
        "sysfs dir",
        "flags",
        "master",
        "ioctl",
        "RTM_GETLINK",
        "RTM_NEWLINK so far",
        "uevent",
        "done");
    rows.forEach(
        row ->
            columns.add(
                row.step(),
                row.sysfs().dir(),
                row.sysfs().flags(),
                row.sysfs().master(),
                row.ioctl(),
                row.getLink(),
                row.newLink(),
                row.uevent(),
                row.what()));
    List<String> lines = new ArrayList<>();
    lines.add("A VF whose netvsc is up and known when it registers; each line: after that step.");
    lines.add("");
    lines.addAll(columns.lines(page));
    lines.add("");
    lines.addAll(new StepWindows(rows).lines());
    return lines;
  }

  private void add(RecordedStep step) {
    List<String> effects = new ArrayList<>();
    effects.add(step.summary());
    addChanges(step, effects);
    for (TraceEvent effect : step.effects()) {
      if (effect instanceof TraceEvent.LinkSent link) {
        hear(link, effects);
      } else if (effect instanceof TraceEvent.UeventSent uevent) {
        lastUevent = uevent.action().word();
        effects.add("uevent '%s'".formatted(lastUevent));
      }
    }
    LinkState seen = step.device().seen();
    boolean named = seen.has(LinkState.SYSFS_LINK);
    boolean readable = seen.has(LinkState.SYSFS_ATTRIBUTES);
    wasReadable = named && (wasReadable || readable);
    rows.add(
        new StepRow(
            step.label(),
            new StepRow.Sysfs(
                named ? YES : ABSENT,
                readable ? flagWord(seen) : wasReadable ? "EINVAL" : ABSENT,
                named && seen.hasMaster() ? YES : ABSENT),
            seen.has(LinkState.LISTED) ? flagWord(seen) : NO_DEVICE,
            getLink(step),
            lastLink,
            lastUevent,
            String.join("; ", effects)));
  }

  private void hear(TraceEvent.LinkSent link, List<String> effects) {
    if (link.deleted()) {
      lastLink = "DELLINK: " + content(link.state());
    } else {
      newLinks++;
      lastLink = newLinks + ": " + content(link.state());
      effects.add("RTM_NEWLINK");
    }
  }

  private static void addChanges(RecordedStep step, List<String> effects) {
    if (step.sets(LinkState.IFF_SLAVE)) {
      effects.add("IFF_SLAVE set");
    }
    if (step.sets(LinkState.IFF_NO_ADDRCONF)) {
      effects.add("IFF_NO_ADDRCONF set");
    }
    if (step.sets(LinkState.MASTER)) {
      effects.add("master linked");
    }
    if (step.sets(LinkState.UPPER)) {
      effects.add("plain upper device linked, no master");
    }
    if (step.sets(LinkState.IFF_UP)) {
      effects.add("IFF_UP set");
    }
    boolean unlinked =
        step.device().before().bits() != step.device().after().bits()
            && (step.device().before().hasMaster() && !step.device().after().hasMaster());
    if (unlinked) {
      effects.add("master unlinked");
    }
    LinkState seen = step.device().seen();
    if (SHOWN.stream().anyMatch(bit -> step.sets(bit) && !seen.has(bit))) {
      effects.add("but for the kernel alone: hidden from userspace");
    }
  }

  private String getLink(RecordedStep step) {
    boolean listed = step.device().seen().has(LinkState.LISTED);
    if (step.rtnlHeld() && (listed || getLinkFinds == GetLinkFinds.UNDER_RTNL)) {
      return WAITS;
    }
    return listed ? content(step.device().seen()) : NO_DEVICE;
  }

  private static String flagWord(LinkState state) {
    return state.isSlave() ? SLAVE : UNSLAVED;
  }

  private static String content(LinkState state) {
    String content =
        ((state.isSlave() ? SLAVE + " " : "")
                + (state.hasMaster() ? "MASTER " : "")
                + (state.has(LinkState.IFF_UP) ? "UP" : ""))
            .strip();
    return content.isEmpty() ? "neither" : content;
  }
}

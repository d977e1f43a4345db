package dev.vfrace.explain;

import dev.vfrace.model.KernelDesign;
import dev.vfrace.model.KernelDesign.Devices;
import dev.vfrace.model.KernelDesign.MasterLink;
import dev.vfrace.model.KernelDesign.MasterLinkAt;
import dev.vfrace.model.KernelDesign.OpensAt;
import dev.vfrace.model.KernelDesign.SlaveFlagAt;
import dev.vfrace.model.KernelDesign.UeventAt;
import dev.vfrace.text.TextTable;
import dev.vfrace.vocabulary.KernelStep;
import java.util.ArrayList;
import java.util.List;

/**
 * What a kernel design exposes, step by step, of a VF whose netvsc is up and known when the VF
 * registers. The steps are those of {@code register_netdevice} and {@code
 * unregister_netdevice_many_notify} (net/core/dev.c; the same order in v4.19, v6.8 and v6.13).
 */
public final class StepTable {

  private static final String MASTER_JOIN = "netvsc_vf_join links the master; first RTM_NEWLINK";
  private static final String UPPER_JOIN =
      "netvsc_vf_join links a plain upper device, no master; first RTM_NEWLINK";

  private final KernelDesign design;
  private final Exposure vf = new Exposure();
  private final List<StepRow> rows = new ArrayList<>();

  private StepTable(KernelDesign design) {
    this.design = design;
  }

  /** The table of a design. */
  public static StepTable of(KernelDesign design) {
    StepTable table = new StepTable(design);
    table.register();
    if (table.joins()) {
      table.takeOver();
    }
    table.unregister();
    return table;
  }

  /** What is seen after each step, in their order. */
  List<StepRow> rows() {
    return List.copyOf(rows);
  }

  /** The table, and below it what it comes to. */
  public List<String> lines() {
    TextTable columns = TextTable.ofWords();
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
                row.sysfsDir(),
                row.flags(),
                row.master(),
                row.ioctl(),
                row.getLink(),
                row.newLink(),
                row.uevent(),
                row.what()));
    List<String> lines = new ArrayList<>();
    if (design.shown().devices() == Devices.ONE) {
      return List.of(
          "The hardware exposes one device: there is no VF netdev where there is a synthetic NIC.");
    }
    lines.add("A VF whose netvsc is up and known when it registers; each line: after that step.");
    lines.add("");
    lines.addAll(columns.lines());
    lines.add("");
    lines.addAll(new StepWindows(rows).lines());
    return lines;
  }

  private void register() {
    vf.rtnlHeld = true;
    add("S1", "register_netdev has RTNL, until S10");
    add("S2", "name and ifindex chosen, ndo_init");
    postInit();
    add("S4a", "directory below the parent device");
    vf.named = true;
    add(KernelStep.SYSFS_LINK, "/sys/class/net/<vf> symlink; flags is not there yet: ENOENT");
    vf.attributes = true;
    add(KernelStep.SYSFS_ATTRIBUTES, "attribute files: flags, address, ...");
    boolean held = design.shown().ueventAt() == UeventAt.REGISTERED;
    if (!held) {
      vf.uevent("add");
    }
    add(
        KernelStep.UEVENT_ADD,
        held ? "uevent 'add' held back" : "uevent 'add' broadcast; it carries no flags");
    add(KernelStep.QUEUES, "rx and tx queue kobjects");
    add("S5", "reg_state = NETREG_REGISTERED");
    vf.listed = true;
    add(KernelStep.LIST, "list_netdevice: look-ups without RTNL find it");
    add("S7", "dev_addr copied to perm_addr");
    add(KernelStep.NOTIFY_REGISTER, "NETDEV_REGISTER chain, netvsc_register_vf");
    join();
    vf.newLink();
    if (held) {
      vf.uevent("add");
    }
    add(
        KernelStep.NEW_LINK,
        held
            ? "rtmsg_ifinfo: RTM_NEWLINK of the registration, then uevent 'add'"
            : "rtmsg_ifinfo: RTM_NEWLINK of the registration");
    vf.rtnlHeld = false;
    add(KernelStep.RTNL_UNLOCK, "RTNL released: whoever waited for it reads now");
  }

  private void postInit() {
    vf.slave = design.slaveFlagAt() == SlaveFlagAt.POST_INIT;
    vf.hidden = design.shown().hidesSlaves();
    add(
        KernelStep.POST_INIT,
        "NETDEV_POST_INIT chain"
            + (vf.slave ? ": netvsc sets IFF_SLAVE" : "")
            + (vf.hidden ? ", and the VF is hidden from userspace" : ""));
    if (design.shown().asksManager()) {
      vf.slave = true;
      vf.master = true;
      add(KernelStep.MANAGER_TIMEOUT, "the network manager has answered: flag and master are set");
    }
    if (design.shown().masterLinkAt() == MasterLinkAt.POST_INIT) {
      vf.master = design.masterLink() == MasterLink.MASTER;
      add(KernelStep.MASTER_LINK, "netvsc links the master; the symlink comes with the directory");
    }
  }

  private void join() {
    boolean linksNow =
        design.shown().masterLinkAt() == MasterLinkAt.REGISTER && !design.shown().asksManager();
    if (joins() && linksNow && design.masterLink() != MasterLink.NONE) {
      vf.master = design.masterLink() == MasterLink.MASTER;
      vf.newLink();
      add(KernelStep.MASTER_LINK, vf.master ? MASTER_JOIN : UPPER_JOIN);
    }
    if (joins() && !vf.slave && design.slaveFlagAt() == SlaveFlagAt.REGISTER) {
      vf.slave = true;
      add(KernelStep.SLAVE_FLAG, "netvsc_vf_join sets IFF_SLAVE, without a message or uevent");
    }
    if (joins() && design.coupling().opensAt() == OpensAt.REGISTER) {
      vf.up = true;
      vf.newLink();
      add(KernelStep.VF_OPEN, "the join opens the VF, RTNL held");
    }
  }

  private void takeOver() {
    if (design.coupling().opensAt() == OpensAt.USERSPACE) {
      enslave();
      return;
    }
    if (vf.up) {
      return;
    }
    vf.up = true;
    vf.newLink();
    add(
        KernelStep.VF_TAKEOVER,
        design.openWaitsForAssociation()
            ? "vf_takeover opens the VF, waiting under RTNL for the association; data path on VF"
            : "vf_takeover opens the VF; data path on VF");
  }

  private void enslave() {
    vf.slave = design.slaveFlagAt() == SlaveFlagAt.USERSPACE;
    vf.master = vf.slave;
    vf.up = true;
    vf.newLink();
    add("script", "a script in userspace has enslaved the VF to a bond; seconds later, or never");
  }

  private void unregister() {
    vf.rtnlHeld = true;
    add("R1", "unregister_netdev has RTNL, until R8");
    if (vf.up) {
      vf.up = false;
      vf.newLink();
      add(KernelStep.VF_CLOSE, "dev_close; data path back at " + design.dataPathBackAt());
    }
    vf.listed = false;
    vf.unlisted = true;
    add(KernelStep.UNLIST, "unlist_netdevice: look-ups fail, attributes give EINVAL");
    add("R4", "synchronize_net");
    vf.master = false;
    add(KernelStep.NOTIFY_UNREGISTER, "NETDEV_UNREGISTER chain: unlinked, IFF_SLAVE stays");
    vf.delLink();
    add("R6", "RTM_DELLINK");
    vf.named = false;
    vf.attributes = false;
    vf.uevent("remove");
    add(KernelStep.SYSFS_REMOVE, "sysfs entries gone, uevent 'remove'");
    vf.rtnlHeld = false;
    add("R8", "RTNL released");
  }

  private boolean joins() {
    return !design.match().isEmpty();
  }

  private void add(KernelStep step, String what) {
    add(step.label(), what);
  }

  private void add(String step, String what) {
    rows.add(vf.row(step, what));
  }
}

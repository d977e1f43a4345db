package dev.vfrace.model;

import dev.vfrace.delay.Delay;
import dev.vfrace.vocabulary.Netns;
import java.util.ArrayList;
import java.util.List;

/**
 * What happens to a VM: a script run once, then a script run for every cycle.
 *
 * @param name the file's name
 * @param summary one line
 * @param source where the course of events comes from
 * @param owner whom the VF belongs to
 * @param watched the network namespace that the programs are in
 * @param neighbours other pairs of netvsc and VF in the VM, which register at the same time
 * @param setup once, before the first cycle
 * @param cycle once a cycle
 */
public record Scenario(
    String name,
    String summary,
    String source,
    Owner owner,
    Netns watched,
    Neighbours neighbours,
    List<Stage> setup,
    List<Stage> cycle) {

  /** What the cycles of a scenario that boots are called. */
  public static final String BOOTS = "boots";

  private static final String UNLOADS_TO_SUSPEND = "mlx4_core";

  private static final List<Stage> SUSPENDED_WITHOUT_VF =
      List.of(Action.UNLOAD_VF, Action.SUSPEND_RESUME, Action.LOAD_VF, Action.AWAIT_VF_REGISTERED);

  /** Defensive copies. */
  public Scenario {
    setup = List.copyOf(setup);
    cycle = List.copyOf(cycle);
  }

  /** Whether the VM has a synthetic NIC that the VF belongs to. */
  public boolean hasSynthetic() {
    return offerSynthetic(setup, cycle);
  }

  /** Whether a synthetic NIC is offered in either script. */
  public static boolean offerSynthetic(List<Stage> setup, List<Stage> cycle) {
    return setup.contains(Action.OFFER_SYNTHETIC) || cycle.contains(Action.OFFER_SYNTHETIC);
  }

  /** Whether each cycle is a boot, which programs that scan at boot wait for. */
  public boolean boots() {
    return cycle.contains(Action.BOOT);
  }

  /**
   * The stages of a cycle as they are with a driver: {@code mlx4_suspend} lets go of the VF, which
   * {@code mlx4_resume} registers anew (drivers/net/ethernet/mellanox/mlx4/main.c); {@code
   * mlx5_core} and {@code mana} keep the net device (commit 19162fd4063a).
   *
   * @param driver of the VF
   */
  public List<Stage> cycleWith(String driver) {
    if (!driver.equals(UNLOADS_TO_SUSPEND)) {
      return cycle;
    }
    List<Stage> stages = new ArrayList<>();
    for (Stage stage : cycle) {
      stages.addAll(stage == Action.SUSPEND_RESUME ? SUSPENDED_WITHOUT_VF : List.of(stage));
    }
    return stages;
  }

  /** What its cycles are called, in the plural: rates are of them. */
  public String cycles() {
    if (boots()) {
      return BOOTS;
    }
    if (cycle.contains(Action.SUSPEND_RESUME)) {
      return "resumes";
    }
    if (cycle.contains(Action.MOVE_NETVSC)) {
      return "moves";
    }
    return cycle.contains(Action.UNLOAD_MODULE) && setup.contains(Action.LOAD_MODULE)
        ? "module reloads"
        : "hot-plugs";
  }

  /** Whether the VM is hibernated, which not every kernel can. */
  public boolean hibernates() {
    return setup.contains(Action.SUSPEND_RESUME) || cycle.contains(Action.SUSPEND_RESUME);
  }

  /** Whether the host offers the VF in a stage. */
  public static boolean offersVf(Stage stage) {
    return stage == Action.OFFER_VF
        || stage == Action.OFFER_VF_UNASSOCIATED
        || stage == Action.OFFER_VF_WITHOUT_SLOT
        || stage == Action.ATTACH_VF;
  }

  /** Whether a stage takes stock. */
  public static boolean settles(Stage stage) {
    return stage == Action.SETTLE || stage instanceof Settle;
  }

  /** One stage of a script. */
  public sealed interface Stage permits Action, Wait, Settle {}

  /** A stage without parameters. */
  public enum Action implements Stage {
    /** Userspace starts: boot scanners count from here. */
    BOOT("boot"),
    /** The synthetic NIC is offered on VMBus. */
    OFFER_SYNTHETIC("offer-synthetic"),
    /** The hv_netvsc module is loaded. */
    LOAD_MODULE("load-module"),
    /** The hv_netvsc module is unloaded. */
    UNLOAD_MODULE("unload-module"),
    /** Netvsc is unbound from its driver, the module stays; waits until it is gone. */
    UNBIND_NETVSC("unbind-netvsc"),
    /** Netvsc is bound to its driver again. */
    BIND_NETVSC("bind-netvsc"),
    /** The host offers the VF at once, and sends the association message on its own schedule. */
    OFFER_VF("offer-vf"),
    /** The host offers the VF at once and keeps the association message back. */
    OFFER_VF_UNASSOCIATED("offer-vf-unassociated"),
    /** The host offers the VF at once, in a PCI slot without a numeric name. */
    OFFER_VF_WITHOUT_SLOT("offer-vf-without-slot"),
    /** The host offers the VF as soon as netvsc has announced that it supports SR-IOV. */
    ATTACH_VF("attach-vf"),
    /** The host sends the association message now. */
    ASSOCIATE_VF("associate-vf"),
    /** Something else takes the VF's rx handler before netvsc can. */
    TAKE_RX_HANDLER("take-rx-handler"),
    /** Netvsc is moved to the other network namespace; waits until it is there. */
    MOVE_NETVSC("move-netvsc"),
    /** Netvsc is moved back to {@code init_net}; waits until it is there. */
    MOVE_NETVSC_BACK("move-netvsc-back"),
    /** Somebody sets netvsc up; waits until it is. */
    IFUP_NETVSC("ifup-netvsc"),
    /** The VF's driver lets go of the device, which stays on its bus; waits until it is gone. */
    UNLOAD_VF("unload-vf"),
    /** The VF's driver probes the device that it has let go of. */
    LOAD_VF("load-vf"),
    /** The VF's driver stops its port and keeps the net device. */
    VF_CARRIER_OFF("vf-carrier-off"),
    /** The VF's driver starts its port again. */
    VF_CARRIER_ON("vf-carrier-on"),
    /** The VM is hibernated and resumed; waits until netvsc has been resumed. */
    SUSPEND_RESUME("suspend-resume"),
    /** ethtool -L on netvsc, which detaches and attaches its internals; waits until it is done. */
    SET_CHANNELS("set-channels"),
    /** The MTU of netvsc is set: its VF's first, then as set-channels; waits until it is done. */
    CHANGE_MTU("change-mtu"),
    /** Waits until the VF's registration has released RTNL, or the host keeps the VF back. */
    AWAIT_VF_REGISTERED("await-vf-registered"),
    /** Waits until netvsc_probe has finished. */
    AWAIT_NETVSC_PROBED("await-netvsc-probed"),
    /** Waits until somebody has set netvsc up. */
    AWAIT_NETVSC_UP("await-netvsc-up"),
    /** Waits {@code settle}, and until every program has decided and acted; then takes stock. */
    SETTLE("settle"),
    /** The host revokes the VF. */
    REVOKE_VF("revoke-vf"),
    /** Waits until the VF's removal is complete. */
    AWAIT_VF_REMOVED("await-vf-removed"),
    /** Everything is gone at once: the VM is switched off. */
    POWER_OFF("power-off"),
    /** Waits {@code gap}. */
    GAP("gap");

    private final String key;

    Action(String key) {
      this.key = key;
    }

    /** The word in the configuration. */
    public String key() {
      return key;
    }
  }

  /**
   * Waits for a delay.
   *
   * @param delay modelled time
   */
  public record Wait(Delay delay) implements Stage {}

  /**
   * Waits for a delay, and until every program has decided and acted; then takes stock. {@link
   * Action#SETTLE} is the same with the timing's {@code settle}.
   *
   * @param delay modelled time
   */
  public record Settle(Delay delay) implements Stage {}
}

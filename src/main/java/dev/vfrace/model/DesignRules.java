package dev.vfrace.model;

import dev.vfrace.model.KernelDesign.MasterLink;
import dev.vfrace.model.KernelDesign.MatchKey;
import dev.vfrace.model.KernelDesign.SlaveFlagAt;
import dev.vfrace.model.Shown.MasterLinkAt;
import java.util.Optional;

/** What a kernel design must not say, since it would contradict itself. */
public final class DesignRules {

  private static final String NO_KEY =
      "match has no key that exists at NETDEV_POST_INIT (perm_addr is still empty there), so that"
          + " no VF would be found; allowed: %s, or a match that includes dev-mac, or serial with"
          + " serial-needs-mac = false";

  private DesignRules() {}

  /**
   * A contradiction.
   *
   * @param key of the design in whose value it shows
   * @param reason why it is one, and what is allowed
   */
  public record Contradiction(String key, String reason) {}

  /** The first contradiction in a design, if there is one. */
  public static Optional<Contradiction> contradiction(KernelDesign design) {
    if (design.serialNeedsMac() && !design.match().contains(MatchKey.SERIAL)) {
      return refuse(
          "serial-needs-mac",
          "match has no 'serial'; allowed: false, or a match that includes serial");
    }
    Optional<Contradiction> early =
        design.matching().worksAtPostInit() ? Optional.empty() : atPostInit(design);
    return early.isPresent() || design.masterLink() != MasterLink.NONE ? early : unlinked(design);
  }

  private static Optional<Contradiction> atPostInit(KernelDesign design) {
    if (design.slaveFlagAt() == SlaveFlagAt.POST_INIT) {
      return refuse("slave-flag-at", NO_KEY.formatted("register, userspace, never"));
    }
    if (design.shown().masterLinkAt() == MasterLinkAt.POST_INIT) {
      return refuse("master-link-at", NO_KEY.formatted("register"));
    }
    if (design.shown().hidesSlaves()) {
      return refuse("hides-slaves", NO_KEY.formatted("false"));
    }
    return design.shown().asksManager()
        ? refuse("asks-manager", NO_KEY.formatted("false"))
        : Optional.empty();
  }

  private static Optional<Contradiction> unlinked(KernelDesign design) {
    if (design.slaveFlagAt() == SlaveFlagAt.REGISTER) {
      return refuse(
          "slave-flag-at",
          "netvsc_vf_join sets the flag after the link, and master-link = none makes none; allowed:"
              + " post-init, userspace, never, or master-link = master or upper");
    }
    return design.shown().masterLinkAt() == MasterLinkAt.POST_INIT
        ? refuse(
            "master-link-at",
            "master-link = none makes no link; allowed: register, or master-link = master or"
                + " upper")
        : Optional.empty();
  }

  private static Optional<Contradiction> refuse(String key, String reason) {
    return Optional.of(new Contradiction(key, reason));
  }
}

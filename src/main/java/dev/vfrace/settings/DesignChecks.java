package dev.vfrace.settings;

import dev.vfrace.model.KernelDesign;
import dev.vfrace.model.KernelDesign.MasterLink;
import dev.vfrace.model.KernelDesign.MasterLinkAt;
import dev.vfrace.model.KernelDesign.MatchKey;
import dev.vfrace.model.KernelDesign.SlaveFlagAt;

/** Refuses kernel designs that contradict themselves. */
final class DesignChecks {

  private static final String NO_KEY =
      "match has no key that exists at NETDEV_POST_INIT (perm_addr is still empty there), so that"
          + " no VF would be found; allowed: %s, or a match that includes dev-mac, or serial with"
          + " serial-needs-mac = false";

  private DesignChecks() {}

  /** Checks one design. */
  static void check(KernelDesign design, Section section) {
    if (design.serialNeedsMac() && !design.match().contains(MatchKey.SERIAL)) {
      throw section
          .required("serial-needs-mac", "false")
          .error("match has no 'serial'; allowed: false, or a match that includes serial");
    }
    if (!design.matching().worksAtPostInit()) {
      checkNothingAtPostInit(design, section);
    }
    if (design.masterLink() == MasterLink.NONE) {
      checkNothingLinked(design, section);
    }
  }

  private static void checkNothingAtPostInit(KernelDesign design, Section section) {
    if (design.slaveFlagAt() == SlaveFlagAt.POST_INIT) {
      throw refusal(section, "slave-flag-at", NO_KEY.formatted("register, userspace, never"));
    }
    if (design.shown().masterLinkAt() == MasterLinkAt.POST_INIT) {
      throw refusal(section, "master-link-at", NO_KEY.formatted("register"));
    }
    if (design.shown().hidesSlaves()) {
      throw refusal(section, "hides-slaves", NO_KEY.formatted("false"));
    }
    if (design.shown().asksManager()) {
      throw refusal(section, "asks-manager", NO_KEY.formatted("false"));
    }
  }

  private static void checkNothingLinked(KernelDesign design, Section section) {
    if (design.slaveFlagAt() == SlaveFlagAt.REGISTER) {
      throw refusal(
          section,
          "slave-flag-at",
          "netvsc_vf_join sets the flag after the link, and master-link = none makes none; allowed:"
              + " post-init, userspace, never, or master-link = master or upper");
    }
    if (design.shown().masterLinkAt() == MasterLinkAt.POST_INIT) {
      throw refusal(
          section,
          "master-link-at",
          "master-link = none makes no link; allowed: register, or master-link = master or upper");
    }
  }

  private static SettingsException refusal(Section section, String key, String problem) {
    return section.required(key, "another").error(problem);
  }
}

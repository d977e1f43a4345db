package dev.vfrace.model;

import java.util.Arrays;
import java.util.Optional;

/** Whom a VF belongs to, so that it is no ordinary NIC. */
public enum Owner {
  /** The synthetic NIC with its MAC: hv_netvsc. */
  NETVSC("netvsc"),
  /** Another VF with its MAC, without a netvsc in the VM (cloud-init issue 5794). */
  TWIN_VF("twin-vf"),
  /** A program that configures it by itself (amazon-vpc-cni-k8s issue 3162). */
  AGENT("agent"),
  /** Nobody: it is an ordinary NIC, and whoever leaves it alone is wrong. */
  NONE("none");

  private final String key;

  Owner(String key) {
    this.key = key;
  }

  /** The owner of that key; empty: there is none. */
  public static Optional<Owner> byKey(String key) {
    return Arrays.stream(values()).filter(owner -> owner.key.equals(key)).findFirst();
  }

  /** The word in the configuration. */
  public String key() {
    return key;
  }

  /** Whether there is one. */
  public boolean isThere() {
    return this != NONE;
  }

  /** Whether another NIC of the VM has the VF's MAC. */
  public boolean sharesMac() {
    return this == NETVSC || this == TWIN_VF;
  }
}

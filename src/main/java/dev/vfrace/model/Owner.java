package dev.vfrace.model;

import java.util.Arrays;
import java.util.Optional;

/** Whom a VF belongs to, so that it is no ordinary NIC. */
public enum Owner {
  /** The synthetic NIC with its MAC: hv_netvsc. */
  NETVSC("netvsc", "a netvsc"),
  /** Another VF with its MAC, without a netvsc in the VM (cloud-init issue 5794). */
  TWIN_VF("twin-vf", "another VF with its MAC"),
  /** A program that configures it by itself (amazon-vpc-cni-k8s issue 3162). */
  AGENT("agent", "an agent"),
  /** Nobody: it is an ordinary NIC, and whoever leaves it alone is wrong. */
  NONE("none", "nobody");

  private final String key;
  private final String words;

  Owner(String key, String words) {
    this.key = key;
    this.words = words;
  }

  /** The owner of that key; empty: there is none. */
  public static Optional<Owner> byKey(String key) {
    return Arrays.stream(values()).filter(owner -> owner.key.equals(key)).findFirst();
  }

  /** The word in the configuration. */
  public String key() {
    return key;
  }

  /** Whom a VF has to belong to, in a sentence. */
  public String words() {
    return words;
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

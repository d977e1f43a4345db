package dev.vfrace.model;

/** When in a VM's life a program runs. */
public enum Runs {
  /** At all times. */
  ALWAYS,
  /** While the VM boots: in the initrd, or as a service of the boot. */
  BOOT,
  /** Once the VM has booted. */
  LATER
}

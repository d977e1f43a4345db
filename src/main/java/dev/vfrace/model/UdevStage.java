package dev.vfrace.model;

/** A place in udev's work on an event ({@code udev_event_execute_rules}, systemd v239 to v257). */
public enum UdevStage {
  /** A rule before number 80. */
  RULES,
  /** A rule behind {@code 80-net-setup-link.rules}, which at {@code add} asks for RTNL. */
  LATE_RULES,
  /** RUN: after all rules, the rename and the database ({@code udev_event_execute_run}). */
  RUN
}

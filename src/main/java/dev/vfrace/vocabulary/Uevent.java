package dev.vfrace.vocabulary;

import java.util.Locale;

/**
 * A kobject uevent of the VF. Like the kernel's, it carries no flags.
 *
 * @param action what happened
 * @param ifindex of the VF: the number of the cycle
 * @param at when it was broadcast, modelled nanoseconds
 */
public record Uevent(Action action, long ifindex, long at)
    implements UserspaceMessage, UdevMessage, ProgramMessage {

  /** The ACTION of a uevent. */
  public enum Action {
    /** {@code KOBJ_ADD} (S4e). */
    ADD,
    /** {@code KOBJ_MOVE}: renamed. */
    MOVE,
    /** {@code KOBJ_REMOVE} (R7). */
    REMOVE;

    /** Its word in the message. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}

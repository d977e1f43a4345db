package dev.vfrace.campaign;

/**
 * Notices that a campaign at free pace has come to a halt: nothing waits for the wall clock there,
 * so that VMs that exchange no messages for two looks in a row never will again. One look alone may
 * fall into a pause of the whole process.
 */
final class StallWatch {

  private static final int LOOKS = 2;

  private long known = -1;
  private int unchanged;

  /**
   * Looks again.
   *
   * @param messages handled so far, at least 0
   * @return whether they have not become more for two looks
   */
  boolean isStalled(long messages) {
    unchanged = messages == known ? unchanged + 1 : 0;
    known = messages;
    return unchanged >= LOOKS;
  }
}

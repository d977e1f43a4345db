package dev.vfrace.userspace;

import dev.vfrace.model.Gate;

/**
 * What one program holds the VF for at present, for the programs that inherit its verdict ({@link
 * Gate#VERDICT}). Shared by the actors of userspace, which run on one strand.
 */
final class Judgement {

  private long cycle = -1;
  private boolean standalone;

  /**
   * The program has judged, or judged again.
   *
   * @param number of the cycle within its VM
   * @param ordinary it takes the VF for an ordinary NIC
   */
  void becomes(long number, boolean ordinary) {
    cycle = number;
    standalone = ordinary;
  }

  /** Whether the program has judged the VF of a cycle. */
  boolean hasFallen(long number) {
    return cycle == number;
  }

  /** Whether the program takes the VF of a cycle for an ordinary NIC; not before it has judged. */
  boolean isStandalone(long number) {
    return cycle == number && standalone;
  }
}

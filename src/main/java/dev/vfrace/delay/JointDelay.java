package dev.vfrace.delay;

/**
 * A delay that is drawn together with others of its VM, whichever actors they belong to: from the
 * same row, or correlated with them. Drawn by itself it is a delay like any other.
 */
public interface JointDelay extends Delay {

  /**
   * Draws one delay together with the others.
   *
   * @param random the VM's, the same for all that are drawn together; it is restarted
   * @param cycle its number
   * @param matter the name of what it is the delay of
   * @param repeat how often that has been drawn in the cycle, from 1
   * @return nanoseconds, at least 0
   */
  long sampleJointly(CycleRandom random, long cycle, String matter, int repeat);
}

package dev.vfrace.calibration;

/**
 * A registration and when it was.
 *
 * @param cycle what its steps took
 * @param broadcast when the broadcast of its uevent began, nanoseconds of the trace's clock
 * @param isSent whether that was a broadcast: not if the uevent is held back
 * @param file which of the inputs it is from, from 1
 */
record TracedCycle(Cycle cycle, long broadcast, boolean isSent, int file) {}

package dev.vfrace.bench;

import dev.vfrace.campaign.Measurement;

/**
 * How fast one run was.
 *
 * @param messages a second of wall time
 * @param cycles a second of wall time
 * @param kilobytes allocated a cycle, in 1000 bytes
 */
record Speed(double messages, double cycles, double kilobytes) {

  /** Of both at once; what each allocates a cycle is added up by neither. */
  Speed plus(Speed other) {
    return new Speed(
        messages + other.messages, cycles + other.cycles, Math.max(kilobytes, other.kilobytes));
  }

  static Speed of(Measurement run) {
    double seconds = run.elapsed().toNanos() / 1e9;
    long cycles = run.totals().cycles();
    return new Speed(
        run.messages() / seconds, cycles / seconds, run.allocatedBytes() / 1e3 / cycles);
  }
}

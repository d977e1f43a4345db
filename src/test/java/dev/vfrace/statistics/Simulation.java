package dev.vfrace.statistics;

import java.util.SplittableRandom;

/** Counts drawn at random from a seed, so that every run of the tests sees the same ones. */
public final class Simulation {
  private final SplittableRandom random;

  /** Draws from a seed. */
  public Simulation(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** How often an event of that rate happens in independent trials. */
  public long hits(double rate, long trials) {
    long hits = 0;
    long at = gap(rate);
    while (at < trials) {
      hits++;
      at += 1 + gap(rate);
    }
    return hits;
  }

  /**
   * The same in a time that does not grow with the hits: beyond 1,000 of them, the normal limit.
   */
  public long manyHits(double rate, long trials) {
    double mean = rate * trials;
    if (mean < 1000) {
      return rate > 0 ? hits(rate, trials) : 0;
    }
    double deviate = random.nextGaussian() * Math.sqrt(mean * (1 - rate));
    return Math.max(0, Math.min(trials, Math.round(mean + deviate)));
  }

  /** A standard normal deviate. */
  public double normal() {
    return random.nextGaussian();
  }

  /**
   * Hits where an event sets off a burst: its size is geometric with that mean, and its hits follow
   * one another in one batch. Counts of batches then have {@code 2 mean - 1} times the variance of
   * independent hits.
   */
  long burstyHits(double rate, long trials, double meanBurst) {
    long bursts = hits(rate / meanBurst, trials);
    long hits = bursts;
    for (long burst = 0; burst < bursts; burst++) {
      hits += gap(1 / meanBurst);
    }
    return Math.min(hits, trials);
  }

  /** How many trials miss before the next hit. */
  private long gap(double rate) {
    return rate == 1 ? 0 : (long) (Math.log(1 - random.nextDouble()) / Math.log1p(-rate));
  }
}

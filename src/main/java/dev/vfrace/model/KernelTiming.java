package dev.vfrace.model;

import dev.vfrace.delay.Delay;
import dev.vfrace.vocabulary.KernelStep;
import java.util.EnumMap;
import java.util.Map;

/** The delay of every kernel step; a step without an entry takes no time. */
public final class KernelTiming {

  private final EnumMap<KernelStep, Delay> delays;

  /** Copies the given delays. */
  public KernelTiming(Map<KernelStep, Delay> delays) {
    this.delays = new EnumMap<>(KernelStep.class);
    this.delays.putAll(delays);
  }

  /** The delay of a step, counted from the step before it. */
  public Delay of(KernelStep step) {
    return delays.getOrDefault(step, Delay.ZERO);
  }
}

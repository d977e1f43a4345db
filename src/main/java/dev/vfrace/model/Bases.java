package dev.vfrace.model;

import dev.vfrace.vocabulary.KernelStep;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the figures of a campaign rest on.
 *
 * @param figures by their keys below {@code vfrace}, such as {@code timing.kernel.queues}
 */
public record Bases(Map<String, Basis> figures) {

  /** Of a campaign whose figures nobody vouches for. */
  public static final Bases NONE = new Bases(Map.of());

  /** Copy in its order. */
  public Bases {
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
  }

  /** What the delay of a step rests on. */
  public Basis of(KernelStep step) {
    return figures.getOrDefault(step(step), Basis.NOT_SAID);
  }

  /** What the latency of a program rests on. */
  public Basis ofLatency(String program) {
    return figures.getOrDefault(latency(program), Basis.NOT_SAID);
  }

  /** The key of a step's delay. */
  public static String step(KernelStep step) {
    return "timing.kernel." + step.key();
  }

  /** The key of a program's latency. */
  public static String latency(String program) {
    return "userspace." + program + ".latency";
  }
}

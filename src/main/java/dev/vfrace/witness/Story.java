package dev.vfrace.witness;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What happened in one cycle of a VM, to all of its programs.
 *
 * @param place which cycle
 * @param through what comes between the kernel and a program, by its name: another, whose verdict
 *     it takes over, or udev, which wakes it
 * @param moments in the order in which they happened; of two at one time, the cause first
 */
public record Story(Place place, Map<String, String> through, List<Moment> moments) {

  /** Copies in their order. */
  public Story {
    through = Collections.unmodifiableMap(new LinkedHashMap<>(through));
    moments = List.copyOf(moments);
  }
}

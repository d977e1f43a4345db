package dev.vfrace.witness;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What happened in one cycle of a VM, to all of its programs.
 *
 * @param place which cycle
 * @param inherits the programs that take over a verdict of another, and whose
 * @param moments in the order in which they happened; of two at one time, the cause first
 */
public record Story(Place place, Map<String, String> inherits, List<Moment> moments) {

  /** Copies in their order. */
  public Story {
    inherits = Collections.unmodifiableMap(new LinkedHashMap<>(inherits));
    moments = List.copyOf(moments);
  }
}

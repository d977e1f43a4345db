package dev.vfrace.settings;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Lets a delay replace the one below it. HOCON merges the objects of two layers, so a uniform delay
 * laid over a lognormal one keeps the median and the p99 of the latter, and whatever is laid over a
 * measured delay keeps its source; they are removed here.
 */
final class StaleParameters {

  /** Of each distribution, the parameters that only others have. */
  private static final Map<String, Set<String>> FOREIGN = foreign(DelayReader.parameters());

  private StaleParameters() {}

  /** The same object without what is left of delays that others were laid over. */
  static ConfigObject remove(ConfigObject object) {
    ConfigObject kept = object;
    for (String key : object.keySet()) {
      if (object.get(key) instanceof ConfigObject inner) {
        ConfigObject left = remove(inner);
        kept = left == inner ? kept : kept.withValue(key, left);
      }
    }
    ConfigValue dist = object.get(DelayReader.DIST);
    Set<String> foreign = dist == null ? null : FOREIGN.get(String.valueOf(dist.unwrapped()));
    ConfigObject current =
        dist == null || foreign == null ? kept : withoutStale(kept, dist, foreign);
    return dist != null || object.containsKey(TimingReader.PER_SECOND)
        ? withoutStaleBasis(current)
        : current;
  }

  /** What a figure rests on is said by who changed it last, or by an argument. */
  private static ConfigObject withoutStaleBasis(ConfigObject figure) {
    ConfigObject kept = figure;
    for (String key : BasisReader.KEYS) {
      ConfigValue said = figure.get(key);
      boolean stale = said != null && !Origins.isArgument(said.origin()) && !isOf(said, figure);
      if (stale) {
        kept = kept.withoutKey(key);
      }
    }
    return kept;
  }

  /** A stale parameter stands neither where the distribution is named nor in the latest layer. */
  private static ConfigObject withoutStale(
      ConfigObject delay, ConfigValue dist, Set<String> foreign) {
    ConfigObject kept = delay;
    for (String key : foreign) {
      ConfigValue value = delay.get(key);
      if (value != null && !isOf(value, dist) && !isOf(value, delay)) {
        kept = kept.withoutKey(key);
      }
    }
    return kept;
  }

  /** Whether both were written in one place. */
  private static boolean isOf(ConfigValue value, ConfigValue other) {
    return Origins.source(value.origin()).equals(Origins.source(other.origin()));
  }

  private static Map<String, Set<String>> foreign(Map<String, List<String>> parameters) {
    Map<String, Set<String>> foreign = new HashMap<>();
    parameters.forEach(
        (distribution, own) -> {
          Set<String> others = new TreeSet<>();
          parameters.values().forEach(others::addAll);
          own.forEach(others::remove);
          foreign.put(distribution, others);
        });
    return foreign;
  }
}

package dev.vfrace.settings;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.HashSet;
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

  private static final Map<String, List<String>> PARAMETERS = DelayReader.parameters();

  private StaleParameters() {}

  /** The same object without what is left of delays that others were laid over. */
  static ConfigObject remove(ConfigObject object) {
    ConfigObject kept = object;
    for (String key : object.keySet()) {
      if (object.get(key) instanceof ConfigObject inner) {
        kept = kept.withValue(key, remove(inner));
      }
    }
    ConfigValue dist = object.get(DelayReader.DIST);
    List<String> own = dist == null ? null : PARAMETERS.get(String.valueOf(dist.unwrapped()));
    ConfigObject current = dist == null || own == null ? kept : withoutStale(kept, dist, own);
    return dist != null || object.containsKey(TimingReader.PER_SECOND)
        ? withoutStaleBasis(current)
        : current;
  }

  /** What a figure rests on is said by who changed it last, or by an argument. */
  private static ConfigObject withoutStaleBasis(ConfigObject figure) {
    ConfigObject kept = figure;
    for (String key : BasisReader.KEYS) {
      ConfigValue said = figure.get(key);
      boolean stale =
          said != null
              && !Origins.isArgument(said.origin())
              && !Origins.source(said.origin()).equals(Origins.source(figure.origin()));
      if (stale) {
        kept = kept.withoutKey(key);
      }
    }
    return kept;
  }

  /** A stale parameter stands neither where the distribution is named nor in the latest layer. */
  private static ConfigObject withoutStale(ConfigObject delay, ConfigValue dist, List<String> own) {
    Set<String> current = new HashSet<>();
    current.add(Origins.source(dist.origin()));
    current.add(Origins.source(delay.origin()));
    ConfigObject kept = delay;
    for (String foreign : foreign(own)) {
      ConfigValue value = delay.get(foreign);
      if (value != null && !current.contains(Origins.source(value.origin()))) {
        kept = kept.withoutKey(foreign);
      }
    }
    return kept;
  }

  private static Set<String> foreign(List<String> own) {
    Set<String> foreign = new TreeSet<>();
    PARAMETERS.values().forEach(foreign::addAll);
    own.forEach(foreign::remove);
    return foreign;
  }
}

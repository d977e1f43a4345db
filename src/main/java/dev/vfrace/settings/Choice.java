package dev.vfrace.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueFactory;
import dev.vfrace.timeline.Placement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a study decides about one of its campaigns, over everything that the configuration says; see
 * {@link Catalogue#with}. Immutable.
 */
public final class Choice {

  private final String who;
  private final Config layer;

  private Choice(String who, Config layer) {
    this.who = who;
    this.layer = layer;
  }

  /**
   * Nothing chosen yet.
   *
   * @param who chooses, as refusals name the place of a value, such as {@code the suite}
   */
  public static Choice by(String who) {
    return new Choice(who, ConfigFactory.empty());
  }

  /** The kernel design of that name. */
  public Choice kernel(String name) {
    return put(name, "run", Kind.KERNEL.key());
  }

  /** The scenario of that name. */
  public Choice scenario(String name) {
    return put(name, "run", Kind.SCENARIO.key());
  }

  /** The timing of that name, or of that file. */
  public Choice timing(String nameOrFile) {
    return put(nameOrFile, "run", Kind.TIMING.key());
  }

  /** The programs of these names and no others; with what they inherit their verdicts from. */
  public Choice programs(List<String> names) {
    return put(names.isEmpty() ? ProgramSelection.NONE : names, "run", Kind.USERSPACE.key())
        .put("none", "run", Kind.IMAGE.key());
  }

  /** All programs that have a part in the design. */
  public Choice allPrograms() {
    return put(ProgramSelection.ALL, "run", Kind.USERSPACE.key())
        .put("none", "run", Kind.IMAGE.key());
  }

  /** The programs of the image of that name and no others; likewise. */
  public Choice image(String name) {
    return put(name, "run", Kind.IMAGE.key())
        .put(ProgramSelection.AUTO, "run", Kind.USERSPACE.key());
  }

  /** So many cycles, however long that takes; at least 1. */
  public Choice cycles(long cycles) {
    return put(cycles, "run", "cycles").put("none", "run", "duration").put("none", "run", "until");
  }

  /** As many cycles as there are in a time, which is above 0. */
  public Choice duration(Duration duration) {
    return put("auto", "run", "cycles")
        .put(duration.toNanos() + "ns", "run", "duration")
        .put("none", "run", "until");
  }

  /** VMs simulated at once, 1 to 1,000,000. */
  public Choice lanes(int lanes) {
    return put(lanes, "run", "lanes");
  }

  /** Dispatcher threads, 1 to 1024. */
  public Choice threads(int threads) {
    return put(threads, "run", "threads");
  }

  /** Which threads run the two sides of a VM. */
  public Choice placement(Placement placement) {
    return put(placement.name().toLowerCase(Locale.ROOT), "run", "placement");
  }

  /** Cycles that each lane runs before anything is counted, 0 to 1,000,000. */
  public Choice warmUp(int cycles) {
    return put(cycles, "run", "warm-up");
  }

  /** Values of the user's own, as they stand below the root of the configuration. */
  Choice over(ConfigObject values) {
    return new Choice(who, values.toConfig().atPath(ConfigLayers.ROOT).withFallback(layer));
  }

  /**
   * Any value.
   *
   * @param path with {@code vfrace} and quotes where they are needed
   */
  Choice value(String path, Object value) {
    return set(path, value);
  }

  /** All of it as one more layer. */
  Config layer() {
    return layer;
  }

  private Choice put(Object value, String... path) {
    return set(ConfigLayers.ROOT + "." + ConfigUtil.joinPath(path), value);
  }

  /**
   * In place of what may be there; whoever made the choice is to blame for what leads there, too.
   */
  private Choice set(String path, Object value) {
    Object there = value;
    List<String> elements = ConfigUtil.splitPath(path);
    for (int at = elements.size() - 1; at >= 0; at--) {
      there = Map.of(elements.get(at), there);
    }
    Config added = ((ConfigObject) ConfigValueFactory.fromAnyRef(there, who)).toConfig();
    return new Choice(who, added.withFallback(layer.withoutPath(path)));
  }
}

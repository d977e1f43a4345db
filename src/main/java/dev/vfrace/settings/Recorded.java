package dev.vfrace.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import dev.vfrace.campaign.ClockSettings;
import dev.vfrace.campaign.Departed;
import dev.vfrace.campaign.Provenance;
import dev.vfrace.model.Bases;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A campaign's configuration in itself: what it uses and nothing else, everything that was left
 * open decided, with no reference to any file but that of rows, and its content.
 */
final class Recorded {

  /** Of {@code vfrace.run}: where results go and what is asked of them, not what is run. */
  private static final Set<String> NOT_RUN =
      Set.of(
          "json",
          "baseline",
          "format",
          "progress",
          "quiet",
          "wide",
          "expect",
          "metric",
          "witnesses",
          "fleet",
          "auto-cycles",
          "auto-lanes",
          "auto-real-time",
          "auto-real-rate");

  private final List<String> programs = new ArrayList<>();
  private Config config = ConfigFactory.empty();
  private Config ofImage = ConfigFactory.empty();

  /** A campaign's amounts, clock, controls, traffic and timing. */
  Recorded(Section root, RunReader run, ClockSettings clock, Listeners listeners) {
    for (String key : List.of("clock", "controls", "traffic", "timing")) {
      put(root.section(key).merged(), key);
    }
    Section timing = root.section("timing");
    put(list(RowsReader.files(timing).stream().map(RowsFile::recorded)), "timing", "rows");
    put(list(TogetherReader.recorded(timing, listeners).stream()), "timing", "together");
    run.merged()
        .forEach(
            (key, value) -> {
              if (!NOT_RUN.contains(key)) {
                put(value, "run", key);
              }
            });
    run.cycles().ifPresent(cycles -> put(cycles, "run", "cycles"));
    put(run.concurrency().threads(), "run", "threads");
    put(run.concurrency().warmUp(clock.pace()), "run", "warm-up");
    put(run.seed(), "run", "seed");
    put(clock.pace().name().toLowerCase(Locale.ROOT), "clock", "pace");
    put(
        clock.lagNanos().isPresent() ? clock.lagNanos().getAsLong() + "ns" : "unbounded",
        "clock",
        "lag");
  }

  /** The VMs at once. */
  Recorded lanes(int lanes) {
    put(lanes, "run", "lanes");
    return this;
  }

  /** Adds a definition by its name. */
  Recorded definition(Kind kind, String name, ConfigObject definition) {
    put(definition, kind.key(), name);
    if (kind == Kind.USERSPACE) {
      programs.add(name);
      put(ConfigValueFactory.fromIterable(programs), "run", kind.key());
    } else {
      put(name, "run", kind.key());
    }
    return this;
  }

  /** Names the image whose programs these are, those that were added before. */
  Recorded image(String name, ConfigObject definition) {
    Config programs = config;
    put(name, "run", Kind.IMAGE.key());
    put(ProgramSelection.AUTO, "run", Kind.USERSPACE.key());
    put(
        definition.withValue(ImageReader.PROGRAMS, ConfigValueFactory.fromIterable(this.programs)),
        Kind.IMAGE.key(),
        name);
    ofImage = config;
    config = programs;
    return this;
  }

  /** The timing replaces nothing any more: the programs are recorded with the figures they have. */
  Recorded withoutReplacements() {
    for (String key : TimingReader.REPLACING) {
      put("none", "timing", "userspace", key);
    }
    return this;
  }

  /** Names the timing, which has no other place for a name. */
  Recorded timing(String name) {
    put(name, "run", Kind.TIMING.key());
    return this;
  }

  /** All of it, and its fingerprint. */
  Provenance provenance() {
    ConfigRenderOptions plain =
        ConfigRenderOptions.defaults().setOriginComments(false).setComments(false).setJson(false);
    return new Provenance(
        (ofImage.isEmpty() ? config : ofImage).root().render(plain),
        Fingerprint.of(config.getConfig(ConfigLayers.ROOT).root()),
        Departed.NONE,
        Bases.NONE);
  }

  private void put(Object value, String... path) {
    ConfigValue put = value instanceof ConfigValue given ? given : scalar(value);
    config = config.withValue(ConfigLayers.ROOT + "." + ConfigUtil.joinPath(path), put);
  }

  private static ConfigValue list(Stream<Map<String, Object>> items) {
    return ConfigValueFactory.fromIterable(items.toList());
  }

  private static ConfigValue scalar(Object value) {
    return ConfigValueFactory.fromAnyRef(value);
  }
}

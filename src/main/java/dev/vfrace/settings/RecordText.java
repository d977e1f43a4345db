package dev.vfrace.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import dev.vfrace.campaign.Provenance;

/**
 * The configuration that a run has recorded.
 *
 * @param name where the record is, for messages
 * @param config what it says
 */
record RecordText(String name, Config config) {

  private static final String RUN = "run";

  /** Reads it. */
  static RecordText read(String name, Provenance provenance) {
    return new RecordText(name, Hocon.parse(provenance.configuration(), name + ": configuration"));
  }

  /**
   * The same, if it is as the run has recorded it. What is named beside it, and what it departs in,
   * is of that; edited, it would be run under a heading that is of something else.
   *
   * @throws SettingsException if it is not
   */
  RecordText unchanged(Provenance provenance) {
    String found = Fingerprint.of(determining());
    if (!found.equals(provenance.fingerprint())) {
      throw new SettingsException(
          "%s: configuration: not as it was recorded, its fingerprint is %.6s… and that of the run %.6s…; allowed: the record as it was written, or another configuration by 'vfrace run -c'"
              .formatted(name, found, provenance.fingerprint()));
    }
    return this;
  }

  /** What its fingerprint is of: the programs of an image, not the image. */
  private ConfigObject determining() {
    ConfigObject all = ConfigLayers.resolve(config).root();
    ConfigObject root = Section.open(new Located("", all)).section(ConfigLayers.ROOT).merged();
    String programs = Kind.IMAGE.key() + "." + "\"" + imageOf(root) + "\"." + ImageReader.PROGRAMS;
    if (!root.toConfig().hasPath(programs)) {
      return root;
    }
    ConfigValue chosen = root.toConfig().getValue(programs);
    return root.withoutKey(Kind.IMAGE.key())
        .toConfig()
        .withValue(RUN + "." + Kind.USERSPACE.key(), chosen)
        .root();
  }

  private static String imageOf(ConfigObject root) {
    String key = RUN + "." + Kind.IMAGE.key();
    return root.toConfig().hasPath(key) ? root.toConfig().getString(key) : "";
  }
}

package dev.vfrace.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The defaults: this program's own reference.conf, apart from those of its libraries. */
public final class Reference {

  /** Of the file, for messages. */
  static final String NAME = "reference.conf";

  private static final Config DEFAULTS = read();

  private Reference() {}

  /** The defaults, below {@code vfrace}. */
  static Config defaults() {
    return DEFAULTS;
  }

  /**
   * A default as it is written.
   *
   * @param key below {@code vfrace}, such as {@code run.kernel}
   */
  public static String text(String key) {
    return DEFAULTS.getConfig(ConfigLayers.ROOT).getString(key);
  }

  /** The full keys of all defaults. */
  static Set<String> keys() {
    return DEFAULTS.entrySet().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
  }

  private static Config read() {
    ConfigParseOptions named = ConfigParseOptions.defaults().setOriginDescription(NAME);
    for (URL candidate : candidates()) {
      Config config = ConfigFactory.parseURL(candidate, named);
      if (config.root().containsKey(ConfigLayers.ROOT)) {
        return config;
      }
    }
    throw new IllegalStateException(NAME + " of this program is not on the class path");
  }

  private static List<URL> candidates() {
    try {
      Enumeration<URL> found = Reference.class.getClassLoader().getResources(NAME);
      return new ArrayList<>(Collections.list(found));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

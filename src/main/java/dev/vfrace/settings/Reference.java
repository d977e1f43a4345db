package dev.vfrace.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.typesafe.config.Config;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Enumeration;
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
    try {
      Enumeration<URL> found = Reference.class.getClassLoader().getResources(NAME);
      while (found.hasMoreElements()) {
        Config config = Hocon.parse(text(found.nextElement()), NAME);
        if (config.root().containsKey(ConfigLayers.ROOT)) {
          return config;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalStateException(NAME + " of this program is not on the class path");
  }

  private static String text(URL resource) throws IOException {
    try (InputStream stream = resource.openStream()) {
      return new String(stream.readAllBytes(), UTF_8);
    }
  }
}

package dev.vfrace.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;

/** Parses HOCON within bounds, and reads nothing but the text. */
final class Hocon {

  private Hocon() {}

  /**
   * A text that may include nothing.
   *
   * @param source where it comes from, for messages
   */
  static Config parse(String text, String source) {
    return parse(text, source, Includes.none(source, HoconScan.includes(text, source)));
  }

  /** A text whose includes are read by another. */
  static Config parse(String text, String source, Includes includes) {
    ConfigParseOptions options =
        ConfigParseOptions.defaults()
            .setSyntax(ConfigSyntax.CONF)
            .setOriginDescription(source)
            .setIncluder(includes);
    return ConfigFactory.parseString(text, options);
  }
}

package dev.vfrace.settings;

import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;

/** Makes values that remember where they come from. */
final class Values {

  private Values() {}

  /** A text from the command line. */
  static ConfigValue of(String text, String argument) {
    return ConfigValueFactory.fromAnyRef(text, argument);
  }

  /** A text that was part of another value. */
  static ConfigValue of(String text, ConfigOrigin origin) {
    return ConfigValueFactory.fromAnyRef(text).withOrigin(origin);
  }
}

package dev.vfrace.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns {@code -D KEY=VALUE} and the options of {@code run} into configuration. */
final class CommandLine {

  /** Options without a value of their own. */
  private static final Set<RunOption> FLAGS =
      Set.of(RunOption.NO_PROGRESS, RunOption.QUIET, RunOption.WIDE, RunOption.NO_WITNESSES);

  private static final String HOCON_STARTS = "{[\"$";

  private CommandLine() {}

  /** The definitions of {@code -D}, later ones winning. */
  static Config defines(List<String> defines) {
    Config config = ConfigFactory.empty();
    for (String define : defines) {
      config = define(define).withFallback(config);
    }
    return config;
  }

  /** What a run was asked, as the record of it at a place says. */
  static Config asked(Map<RunOption, List<String>> questions, String place) {
    Config config = ConfigFactory.empty();
    for (Map.Entry<RunOption, List<String>> entry : questions.entrySet()) {
      List<String> values = entry.getValue();
      if (!values.isEmpty()) {
        ConfigValue value =
            entry.getKey() == RunOption.EXPECT
                ? ConfigValueFactory.fromIterable(values, place)
                : Values.of(values.get(0), place);
        config = at(ConfigUtil.splitPath(entry.getKey().key()), value, place).withFallback(config);
      }
    }
    return config;
  }

  /** The options of {@code run}; of an option given twice, the last one, but every expectation. */
  static Config options(Map<RunOption, List<String>> options) {
    Config config = ConfigFactory.empty();
    for (Map.Entry<RunOption, List<String>> entry : options.entrySet()) {
      List<String> values = entry.getValue();
      if (!values.isEmpty()) {
        config =
            at(
                    ConfigUtil.splitPath(entry.getKey().key()),
                    option(entry.getKey(), values),
                    entry.getKey().option())
                .withFallback(config);
      }
    }
    return config;
  }

  private static ConfigValue option(RunOption option, List<String> values) {
    if (option == RunOption.EXPECT) {
      return ConfigValueFactory.fromIterable(values, option.option());
    }
    String last = values.get(values.size() - 1);
    boolean flag = FLAGS.contains(option);
    return Values.of(last, flag ? option.option() : option.option() + " " + last);
  }

  private static Config define(String define) {
    String argument = "-D " + define;
    int equals = define.indexOf('=');
    if (equals <= 0) {
      throw new SettingsException(argument + ": not KEY=VALUE; allowed: such as -D run.cycles=1M");
    }
    Bound.DEFINE.check(define.length(), Shown.text(argument));
    Bound.STEPS.check(
        define.substring(0, equals).chars().filter(c -> c == '.').count(), Shown.text(argument));
    List<String> elements = path(define.substring(0, equals).strip(), argument);
    Config given = at(elements, value(define.substring(equals + 1).strip(), argument), argument);
    Emptiness.check(given.root());
    return given;
  }

  /** The elements of a key, with {@code vfrace} before them. */
  static List<String> path(String key, String argument) {
    try {
      List<String> elements = new ArrayList<>(ConfigUtil.splitPath(key));
      if (!elements.get(0).equals(ConfigLayers.ROOT)) {
        elements.add(0, ConfigLayers.ROOT);
      }
      return elements;
    } catch (ConfigException e) {
      throw new SettingsException(
          argument
              + ": '"
              + key
              + "' is not a key; allowed: words joined by dots, quoted if they"
              + " contain any, such as kernel.\"v6.1\".rescan-at-probe");
    }
  }

  /** A value at a path, where everything on the way comes from the same argument. */
  private static Config at(List<String> path, ConfigValue value, String argument) {
    ConfigValue inner = value;
    for (int i = path.size() - 1; i >= 0; i--) {
      inner = ConfigValueFactory.fromMap(Map.of(path.get(i), inner), argument);
    }
    return ((ConfigObject) inner).toConfig();
  }

  private static ConfigValue value(String text, String argument) {
    if (text.isEmpty() || HOCON_STARTS.indexOf(text.charAt(0)) < 0) {
      return Values.of(text, argument);
    }
    ConfigObject parsed = Hocon.parse("value = " + text, argument).root();
    ConfigValue value = parsed.get("value");
    if (value == null || parsed.size() != 1) {
      throw new SettingsException(argument + ": more than one value; allowed: KEY=VALUE");
    }
    return value;
  }
}

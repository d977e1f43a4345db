package dev.vfrace.settings;

import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import java.io.File;
import java.net.URL;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The includes of one text, in their order. An include is a file that is there; nothing else is
 * tried, no other suffix, no class path and no network.
 */
final class Includes
    implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {

  private static final String ALLOWED =
      "; allowed: the path of a .conf file, from this one's place";

  private final String source;
  private final Deque<Integer> lines;
  private final BiFunction<String, String, ConfigObject> read;

  private Includes(
      String source, List<Integer> lines, BiFunction<String, String, ConfigObject> read) {
    this.source = source;
    this.lines = new ArrayDeque<>(lines);
    this.read = read;
  }

  /**
   * Includes that are read.
   *
   * @param source of the text, for messages
   * @param lines on which they stand
   * @param read gives what a path holds, and knows the place that asks for it
   */
  static Includes read(
      String source, List<Integer> lines, BiFunction<String, String, ConfigObject> read) {
    return new Includes(source, lines, read);
  }

  /** Includes that are all refused. */
  static Includes none(String source, List<Integer> lines) {
    return new Includes(
        source,
        lines,
        (what, where) -> {
          throw new SettingsException(
              where + ": include \"" + Shown.text(what) + "\": allowed in files alone");
        });
  }

  @Override
  public ConfigIncluder withFallback(ConfigIncluder fallback) {
    return this;
  }

  @Override
  public ConfigObject include(ConfigIncludeContext context, String what) {
    return read.apply(what, where());
  }

  @Override
  public ConfigObject includeFile(ConfigIncludeContext context, File what) {
    return read.apply(what.getPath(), where());
  }

  @Override
  public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
    throw refusal("url(\"" + what + "\")", "nothing is read from the network");
  }

  @Override
  public ConfigObject includeResources(ConfigIncludeContext context, String what) {
    throw refusal("classpath(\"" + what + "\")", "nothing is read from the class path");
  }

  private SettingsException refusal(String what, String reason) {
    return new SettingsException(
        where() + ": include " + Shown.text(what) + ": " + reason + ALLOWED);
  }

  private String where() {
    Integer line = lines.poll();
    return line == null ? source : source + ":" + line;
  }
}

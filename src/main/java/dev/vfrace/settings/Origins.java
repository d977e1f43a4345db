package dev.vfrace.settings;

import com.typesafe.config.ConfigOrigin;
import java.util.regex.Pattern;

/** Names the place where a setting was written. */
final class Origins {

  private static final Pattern LINE = Pattern.compile(": (\\d+(-\\d+)?)$");
  private static final String MERGED = "merge of ";

  /** The comma before the next place, but none within a value. */
  private static final Pattern NEXT =
      Pattern.compile(",(?=-D |--|[^,={}\\[\\]]+: \\d+(-\\d+)?(,|$))");

  private Origins() {}

  /** {@code file:line}, or the command line argument as it was typed. */
  static String describe(ConfigOrigin origin) {
    String description = latest(origin);
    return isArgument(description)
        ? Shown.text(source(origin))
        : LINE.matcher(description).replaceFirst(":$1");
  }

  /** The file, or the command line argument. */
  static String source(ConfigOrigin origin) {
    return LINE.matcher(latest(origin)).replaceFirst("");
  }

  /** Whether it was given on the command line. */
  static boolean isArgument(ConfigOrigin origin) {
    return isArgument(latest(origin));
  }

  private static boolean isArgument(String description) {
    return description.startsWith("-");
  }

  /** Of an object that was put together from several places, the one that wins. */
  private static String latest(ConfigOrigin origin) {
    String description = origin.description();
    if (!description.startsWith(MERGED)) {
      return description;
    }
    return NEXT.split(description.substring(MERGED.length()), 2)[0];
  }
}

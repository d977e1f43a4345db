package dev.vfrace.calibration;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The options of a lab run, as the comment above its cycles has them: {@code # --kernel 6.1
 * --device netvsc ...}.
 *
 * @param all by name, without the dashes; empty if the file does not say
 */
public record LabOptions(Map<String, String> all) {

  private static final String HEADING = "# --kernel ";
  private static final Pattern OPTION = Pattern.compile("--([a-z-]+) ([^\\s;]+)");

  /** Of a file that does not say. */
  static final LabOptions NONE = new LabOptions(Map.of());

  /** Defensive copy. */
  public LabOptions {
    all = Map.copyOf(all);
  }

  /** Reads them; empty: it is no such line. */
  static Optional<LabOptions> of(String line) {
    if (!line.startsWith(HEADING)) {
      return Optional.empty();
    }
    Map<String, String> all = new HashMap<>();
    Matcher option = OPTION.matcher(line);
    while (option.find()) {
      all.put(option.group(1), option.group(2));
    }
    return Optional.of(new LabOptions(all));
  }

  /** What was asked for. */
  public Optional<String> value(String name) {
    return Optional.ofNullable(all.get(name));
  }

  /** Whether it is so. */
  public boolean has(String name, String value) {
    return value.equals(all.get(name));
  }
}

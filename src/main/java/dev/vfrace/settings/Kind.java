package dev.vfrace.settings;

import com.typesafe.config.ConfigUtil;
import java.nio.file.Path;
import java.util.Map;

/** The kinds of definitions that {@code conf/} offers. */
public enum Kind {
  /** Kernel designs. */
  KERNEL("kernel", "kernels"),
  /** Scenarios. */
  SCENARIO("scenario", "scenarios"),
  /** Userspace programs. */
  USERSPACE("userspace", "userspace"),
  /** Timings. */
  TIMING("timing", "timings"),
  /** Images: programs that a distribution ships together. */
  IMAGE("image", "images");

  private final String key;
  private final String directory;

  Kind(String key, String directory) {
    this.key = key;
    this.directory = directory;
  }

  /** The key below {@code vfrace}, and the word of {@code show}. */
  public String key() {
    return key;
  }

  /** The directory below {@code conf}, and the word of {@code list}. */
  public String directory() {
    return directory;
  }

  /** Where a definition stands in a file; that of a timing holds but one, without a name. */
  public String path(String name) {
    return this == TIMING
        ? ConfigUtil.joinPath(ConfigLayers.ROOT, key)
        : ConfigUtil.joinPath(ConfigLayers.ROOT, key, name);
  }

  /** The files of this kind by name. */
  Map<String, Path> files(Path confDir) {
    return ConfigFiles.byName(confDir.resolve(directory));
  }
}

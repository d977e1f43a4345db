package dev.vfrace.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Mends a file of the user's fault by fault, so that those behind are met: a value by that of a
 * bundled definition, a misspelt key by the one that was meant; else it is taken out.
 */
final class Mending {

  /** Elements of the path of a key of a definition, or of a figure of a timing. */
  private static final int KEY = 4;

  /** Definitions that are like one another, in a row: those in a circle have no end. */
  private static final int DEEPEST = 100;

  private static final String UNKNOWN_KEY = "unknown key";
  private static final Pattern MEANT = Pattern.compile("did you mean '([^']+)'");

  private final Catalogue sound;
  private final Set<String> touched = new LinkedHashSet<>();
  private final Set<String> removed = new LinkedHashSet<>();
  private Config mended;

  /**
   * Nothing mended yet.
   *
   * @param file parsed
   * @param sound the bundled definitions alone
   */
  Mending(Config file, Catalogue sound) {
    this.mended = file;
    this.sound = sound;
  }

  /** The file as it is now. */
  Config mended() {
    return mended;
  }

  /** Whether a fault is there only because something was taken out. */
  boolean explains(String message, Optional<String> path) {
    boolean lacks =
        path.isPresent()
            && removed.stream()
                .anyMatch(it -> it.equals(path.get()) || it.startsWith(path.get() + "."));
    boolean refers =
        removed.stream()
            .map(ConfigUtil::splitPath)
            .filter(elements -> elements.size() == KEY - 1)
            .anyMatch(elements -> message.contains("'" + elements.get(KEY - 2) + "'"));
    return lacks || refers;
  }

  /**
   * Mends what a fault is about.
   *
   * @return whether it is in the file
   */
  boolean mend(String path, String message) {
    Optional<List<String>> within = within(path);
    within.ifPresent(
        elements -> mend(elements.subList(0, Math.min(KEY, elements.size())), message));
    return within.isPresent();
  }

  private void mend(List<String> key, String message) {
    String path = ConfigUtil.joinPath(key);
    ConfigValue value = mended.getValue(path);
    Optional<ConfigValue> other = key.size() == KEY ? replacement(key) : Optional.empty();
    Optional<List<String>> meant = meant(key, message);
    if (!touched.add(path)) {
      remove(key.size() == KEY ? ConfigUtil.joinPath(key.subList(0, KEY - 1)) : path);
    } else if (other.isPresent()) {
      mended = mended.withValue(path, other.get());
    } else if (meant.isPresent()) {
      mended = mended.withoutPath(path).withValue(ConfigUtil.joinPath(meant.get()), value);
    } else {
      remove(path);
    }
  }

  private void remove(String path) {
    mended = mended.withoutPath(path);
    removed.add(path);
  }

  /** The key that a misspelt one is taken for, if the file has not that, too. */
  private Optional<List<String>> meant(List<String> key, String message) {
    Matcher meant = MEANT.matcher(message);
    if (!message.contains(UNKNOWN_KEY) || !meant.find()) {
      return Optional.empty();
    }
    List<String> other = new ArrayList<>(key.subList(0, key.size() - 1));
    other.add(meant.group(1));
    return has(mended.root(), other) ? Optional.empty() : Optional.of(other);
  }

  /** What stands at a key in a bundled definition of the kind. */
  private Optional<ConfigValue> replacement(List<String> key) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.key().equals(key.get(1)))
        .findFirst()
        .flatMap(kind -> replacement(kind, key));
  }

  private Optional<ConfigValue> replacement(Kind kind, List<String> key) {
    ConfigObject base = sound.pages().definition(kind, Sketch.base(kind));
    ConfigValue inner = kind == Kind.TIMING ? base.get(key.get(2)) : base;
    return inner instanceof ConfigObject object
        ? Optional.ofNullable(object.get(key.get(KEY - 1)))
        : Optional.empty();
  }

  /** The value of the file that a fault is about, or what is around it. */
  private Optional<List<String>> within(String path) {
    List<String> elements = ConfigUtil.splitPath(path.replaceAll("\\[.*", ""));
    for (int length = elements.size(); length > 1; length--) {
      List<String> begun = elements.subList(0, length);
      Optional<List<String>> found =
          has(mended.root(), begun) ? Optional.of(begun) : inherited(begun);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** The same key of the definition that this one is like, if that stands in the file. */
  private Optional<List<String>> inherited(List<String> path) {
    List<String> at = path;
    for (int depth = 0; at.size() >= KEY && depth < DEEPEST; depth++) {
      List<String> like = new ArrayList<>(at.subList(0, KEY - 1));
      like.add(Definitions.LIKE);
      if (!has(mended.root(), like)) {
        return Optional.empty();
      }
      List<String> base = new ArrayList<>(at);
      base.set(KEY - 2, mended.getString(ConfigUtil.joinPath(like)));
      if (has(mended.root(), base)) {
        return Optional.of(base);
      }
      at = base;
    }
    return Optional.empty();
  }

  private static boolean has(ConfigObject object, List<String> path) {
    ConfigValue value = object.get(path.get(0));
    if (value == null) {
      return false;
    }
    return path.size() == 1
        || (value instanceof ConfigObject inner && has(inner, path.subList(1, path.size())));
  }
}

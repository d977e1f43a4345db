package dev.vfrace.settings;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import dev.vfrace.text.Paragraphs;
import dev.vfrace.vocabulary.KernelStep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file to start from: a definition that is like a bundled one, with every key that it may have,
 * what that means and what it is. All of it comes from the documented keys and from the bundled
 * definition, so that it fits this version.
 */
public final class Sketch {

  private static final String INDENT = "  ";
  private static final int WIDTH = 96;

  /** What a definition of one's own is written as, and not taken from the base. */
  private static final List<String> OWN =
      List.of("trigger", "reads", "gate", "latency", "programs");

  /** The one step of a timing that is written, since a part without keys is refused. */
  private static final String STEP = KernelStep.QUEUES.key();

  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]*|[0-9]+(?:\\.[0-9]+)?[a-z]+");
  private static final Comparator<String> DIST_FIRST =
      Comparator.<String, Boolean>comparing(key -> !key.equals(DelayReader.DIST))
          .thenComparing(key -> key);

  private static final List<String> NAMING = List.of("summary", "source", "from", "deployed");

  private final Catalogue catalogue;
  private final Kind kind;
  private final String name;
  private final String base;
  private final List<String> lines = new ArrayList<>();

  private Sketch(Catalogue catalogue, Kind kind, String name) {
    this.catalogue = catalogue;
    this.kind = kind;
    this.name = name;
    this.base = base(kind);
  }

  /** A bundled definition of a kind that others may be like. */
  static String base(Kind kind) {
    return switch (kind) {
      case KERNEL -> Reference.text("run.kernel");
      case TIMING -> Reference.text("run.timing");
      case USERSPACE -> "udev-azure-rule";
      case IMAGE -> "ubuntu-24.04";
      case SCENARIO -> Reference.text("run.scenario");
    };
  }

  /**
   * The file of a definition of that name.
   *
   * @param file what it will be called, for the commands in it
   * @throws SettingsException if that is no name, or there is one of that name
   */
  public static String text(Catalogue catalogue, Kind kind, String name, String file) {
    Names.check(name, "init %s %s".formatted(kind.key(), name));
    boolean known =
        kind == Kind.TIMING
            ? catalogue.timings().containsKey(name)
            : catalogue.pages().summaries(kind).containsKey(name);
    if (known) {
      throw new SettingsException(
          "init %s %s: there is one of that name; allowed: another".formatted(kind.key(), name));
    }
    return new Sketch(catalogue, kind, name).write(file);
  }

  private String write(String file) {
    comment("", heading(file));
    lines.add(kind.path(name) + " {");
    comment(INDENT, "One line, which 'vfrace list' shows.");
    lines.add(INDENT + "summary = \"%s, to be described\"".formatted(name));
    comment(INDENT, "Where it comes from: file and function, or how it was measured.");
    lines.add(INDENT + "source = \"not said yet\"");
    ConfigObject like = definition();
    if (kind == Kind.USERSPACE || kind == Kind.IMAGE) {
      own(like);
    } else {
      comment(INDENT, "Every key that is not given here is as it is there.");
      lines.add(INDENT + "like = " + quoted(base));
    }
    lines.add("");
    comment(
        INDENT,
        kind == Kind.USERSPACE || kind == Kind.IMAGE
            ? "What it may have beside, as it is by default. Take the # away to change it."
            : "As they are in %s. Take the # away to change one.".formatted(base));
    if (kind == Kind.TIMING) {
      timing(like);
    } else {
      rest(like);
    }
    lines.add("}");
    return String.join("\n", lines) + "\n";
  }

  private String heading(String file) {
    String check = "Check it with 'vfrace lint %s'.".formatted(file);
    return switch (kind) {
      case KERNEL ->
          "A kernel design. %s Then: vfrace show kernel %s -c %s; vfrace compare %s %s -c %s"
              .formatted(check, name, file, base, name, file);
      case USERSPACE ->
          "A program. %s Then: vfrace show race v6.1 %s -c %s; vfrace run -c %s --userspace %s"
              .formatted(check, name, file, file, name);
      case TIMING ->
          "A timing. %s Then: vfrace run --timing %s; vfrace compare %s %s"
              .formatted(check, file, base, file);
      case IMAGE ->
          "An image. %s Then: vfrace run -c %s --image %s --scenario boot"
              .formatted(check, file, name);
      case SCENARIO ->
          "A scenario. %s Then: vfrace run -c %s --scenario %s".formatted(check, file, name);
    };
  }

  private ConfigObject definition() {
    return catalogue.pages().definition(kind, base);
  }

  /** The keys that a definition of one's own must have, as the base has them. */
  private void own(ConfigObject like) {
    for (DocumentedKey key : documented(kind.key() + ".NAME.")) {
      String last = last(key);
      ConfigValue value = like.get(last);
      if (OWN.contains(last) && value != null) {
        comment(INDENT, withoutNeed(key.comment()));
        lines.add(INDENT + last + " = " + text(value));
      }
    }
  }

  /** All other keys, as the base or the defaults have them. */
  private void rest(ConfigObject like) {
    List<DocumentedKey> keys = new ArrayList<>(documented(kind.key() + ".NAME."));
    keys.addAll(documented("defaults." + kind.key() + "."));
    boolean isLike = kind == Kind.KERNEL || kind == Kind.SCENARIO;
    for (DocumentedKey key : keys) {
      String last = last(key);
      boolean shown = !NAMING.contains(last) && !last.equals(Definitions.LIKE);
      if (shown && (isLike || !OWN.contains(last))) {
        ConfigValue value = isLike ? like.get(last) : null;
        comment(INDENT, withoutNeed(key.comment()));
        lines.add(
            INDENT
                + "# "
                + last
                + " = "
                + Optional.ofNullable(value).map(Sketch::text).or(key::defaultValue).orElse("..."));
      }
    }
  }

  private void timing(ConfigObject like) {
    comment(
        INDENT,
        "A figure may say what it rests on: kind = measured, bound, constant or estimate, and"
            + " source = \"...\".");
    for (String part : List.of("kernel", "userspace")) {
      boolean written = part.equals("kernel");
      lines.add(INDENT + (written ? "" : "# ") + part + " {");
      if (like.get(part) instanceof ConfigObject figures) {
        for (DocumentedKey key : documented("timing." + part + ".")) {
          ConfigValue value = figures.get(last(key));
          comment(INDENT + INDENT, key.comment());
          lines.add(
              INDENT
                  + INDENT
                  + (last(key).equals(STEP) ? "" : "# ")
                  + last(key)
                  + " = "
                  + (value == null ? key.defaultValue().orElse("none") : text(value)));
        }
      }
      lines.add(INDENT + (written ? "" : "# ") + "}");
    }
  }

  private static List<DocumentedKey> documented(String prefix) {
    return DocumentedKey.find("").stream().filter(key -> key.key().startsWith(prefix)).toList();
  }

  private static String last(DocumentedKey key) {
    List<String> elements = ConfigUtil.splitPath(key.key());
    return elements.get(elements.size() - 1);
  }

  private static String withoutNeed(String comment) {
    return comment.replaceFirst("^(Must|May) be given\\. ", "");
  }

  /** As one would write it. */
  private static String text(@Nullable ConfigValue value) {
    if (value == null) {
      return "none";
    }
    ConfigValue bare = BasisReader.without(value);
    if (bare instanceof ConfigObject object) {
      return "{ "
          + String.join(
              ", ",
              object.keySet().stream()
                  .sorted(DIST_FIRST)
                  .map(key -> key + " = " + text(object.get(key)))
                  .toList())
          + " }";
    }
    return value.valueType() == ConfigValueType.STRING
            && PLAIN.matcher(value.unwrapped().toString()).matches()
        ? value.unwrapped().toString()
        : bare.render(ConfigRenderOptions.concise().setJson(false));
  }

  private static String quoted(String name) {
    return "\"" + name + "\"";
  }

  private void comment(String indent, String text) {
    Paragraphs paragraph = new Paragraphs(WIDTH - indent.length());
    paragraph.add("", text);
    paragraph.lines().forEach(line -> lines.add(indent + "# " + line));
  }
}

package dev.vfrace.settings;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import dev.vfrace.model.Basis;
import java.util.List;
import java.util.Map;

/** Reads what a figure rests on, which stands beside it: {@code kind} and {@code source}. */
final class BasisReader {

  /** The key that says how a figure is known. */
  static final String KIND = "kind";

  private static final String SOURCE = "source";

  /** The keys that an object with a figure may have beside it. */
  static final List<String> KEYS = List.of(KIND, SOURCE);

  private static final Map<String, Basis.Kind> KINDS = Words.kebab(Basis.Kind.class);

  private BasisReader() {}

  /** What the figure at a place rests on; where it does not say, it is an estimate. */
  static Basis read(Located at) {
    if (!at.isObject()) {
      return Basis.NOT_SAID;
    }
    Section section = Section.open(at);
    return new Basis(
        section.optional(KIND).map(kind -> kind.word(KINDS)).orElse(Basis.Kind.ESTIMATE),
        section.optional(SOURCE).map(Located::text).orElse(Basis.NOT_SAID.source()));
  }

  /** A figure, or a list of some, without what it rests on. */
  static ConfigValue without(ConfigValue figure) {
    if (figure instanceof ConfigList list
        && list.stream().anyMatch(ConfigObject.class::isInstance)) {
      return ConfigValueFactory.fromIterable(list.stream().map(BasisReader::without).toList())
          .withOrigin(list.origin());
    }
    return figure instanceof ConfigObject object
        ? object.withoutKey(KIND).withoutKey(SOURCE)
        : figure;
  }
}

package dev.vfrace.cli;

import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.Scenario;
import dev.vfrace.model.Timing;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.settings.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** What each definition of a kind is, in one line. */
final class Summaries {

  private Summaries() {}

  /** The summaries by name, in the catalogue's order. */
  static Map<String, String> of(Catalogue catalogue, Kind kind) {
    return switch (kind) {
      case KERNEL -> each(catalogue.kernels(), design -> design.naming().summary());
      case SCENARIO -> each(catalogue.scenarios(), Scenario::summary);
      case USERSPACE -> each(catalogue.userspace(), ProgramSpec::summary);
      case TIMING -> each(catalogue.timings(), Timing::summary);
    };
  }

  private static <T> Map<String, String> each(
      Map<String, T> definitions, Function<T, String> summary) {
    Map<String, String> summaries = new LinkedHashMap<>();
    definitions.forEach((name, definition) -> summaries.put(name, summary.apply(definition)));
    return summaries;
  }
}

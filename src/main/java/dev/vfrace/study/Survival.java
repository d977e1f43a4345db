package dev.vfrace.study;

import dev.vfrace.count.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Which cells of a table say something else against its first design, if an estimate is other than
 * it is given: better, the same, or worse.
 *
 * @param reference the first design
 * @param variations that were run to their end
 * @param cycles of each
 * @param broken by design and head of the column: the variations that break it, and whose rate
 */
public record Survival(
    String reference, int variations, long cycles, Map<String, Map<String, List<String>>> broken) {

  /** What is put behind a cell that does not survive. */
  public static final String MARK = "~";

  /** Copy in its order. */
  public Survival {
    broken = new LinkedHashMap<>(broken);
  }

  /** What came of the variations. */
  static Survival of(SensitivityStudy study, Turns turns, String reader) {
    Map<String, Map<String, List<String>>> broken = new LinkedHashMap<>();
    Sensitivity unflagged = Sensitivity.of(study.about(Metric.SAW_UNSLAVED), turns);
    add(broken, "unflagged seen", unflagged, reader::equals);
    add(
        broken,
        "no master seen",
        Sensitivity.of(study.about(Metric.SAW_NO_MASTER), turns),
        reader::equals);
    add(broken, "misled", Sensitivity.of(study.about(Metric.MISJUDGED), turns), program -> true);
    add(broken, "harmed", Sensitivity.of(study.about(Metric.HARMED), turns), program -> true);
    return new Survival(
        study.designs().get(0),
        unflagged.variations().size(),
        unflagged.given().get(0).volume().cycles(),
        broken);
  }

  /** The cell with its mark, if it has one. */
  String marked(String design, String head, String cell) {
    return broken.getOrDefault(design, Map.of()).containsKey(head) ? cell + " " + MARK : cell;
  }

  private static void add(
      Map<String, Map<String, List<String>>> broken,
      String head,
      Sensitivity sensitivity,
      Predicate<String> programs) {
    for (Sensitivity.Broken it : sensitivity.broken()) {
      if (programs.test(it.program()) && it.isCertain()) {
        broken
            .computeIfAbsent(it.design(), design -> new LinkedHashMap<>())
            .computeIfAbsent(head, column -> new ArrayList<>())
            .add("%s, %s".formatted(it.variation().name(), it.program()));
      }
    }
  }
}

package dev.vfrace.study;

import dev.vfrace.analysis.RunResult;
import dev.vfrace.analysis.Stopped;
import dev.vfrace.campaign.Ending;
import dev.vfrace.count.Metric;
import dev.vfrace.question.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What became of the rates of designs when one estimate was other than it is given: schema {@code
 * vfrace.sensitivity/1}.
 *
 * @param designs their names
 * @param metric whose rates
 * @param given the designs with all figures as they are given
 * @param planned how many variations there were to be
 * @param leftOut what was not varied
 * @param conclusions by design but the first: what becomes of each program's rate from the first to
 *     it, as given
 * @param variations those that were run to their end, in their order
 */
public record Sensitivity(
    List<String> designs,
    Metric metric,
    List<RunResult> given,
    int planned,
    List<LeftOut> leftOut,
    List<Map<String, Change>> conclusions,
    List<VariedRun> variations)
    implements Conclusion {

  /** The name and version of the JSON form. */
  public static final String SCHEMA = "vfrace.sensitivity/1";

  /** Defensive copies. */
  public Sensitivity {
    designs = List.copyOf(designs);
    given = List.copyOf(given);
    leftOut = List.copyOf(leftOut);
    conclusions = List.copyOf(conclusions);
    variations = List.copyOf(variations);
  }

  /**
   * A rate that moved.
   *
   * @param variation that moved it
   * @param design whose
   * @param program whose
   * @param change from what is given to the variation
   */
  public record Movement(Variation variation, String design, String program, Change change) {

    /** How far at least, as a logarithm: 0 is not at all. */
    double effect() {
      return Math.max(Math.log(change.ratio().low()), -Math.log(change.ratio().high()));
    }
  }

  /**
   * A variation under which a conclusion is another.
   *
   * @param variation which
   * @param design that is compared with the first
   * @param program whose
   * @param given the conclusion as given
   * @param change from the first design to that one under the variation
   */
  public record Broken(
      Variation variation, String design, String program, Change given, Change change) {

    /** Whether more cycles would not mend it: it has another direction, and enough to say so. */
    boolean isCertain() {
      return change.kind() != Change.Kind.INCONCLUSIVE && direction(change) != direction(given);
    }
  }

  static Sensitivity of(SensitivityStudy study, Turns turns) {
    VariedRates rates = new VariedRates(study, turns);
    int width = study.designs().size();
    List<RunResult> given = new ArrayList<>();
    for (int design = 0; design < width; design++) {
      given.add(turns.result(design));
    }
    List<VariedRun> variations = new ArrayList<>();
    for (int number = 0; number < study.variations().size(); number++) {
      int first = (number + 1) * width;
      if (areWhole(turns, 0, width) && areWhole(turns, first, width)) {
        variations.add(rates.run(study.variations().get(number), first));
      }
    }
    return new Sensitivity(
        study.designs(),
        study.metric(),
        given,
        study.variations().size(),
        study.leftOut(),
        rates.betweenDesigns(0),
        variations);
  }

  private static boolean areWhole(Turns turns, int first, int width) {
    for (int index = first; index < first + width; index++) {
      if (turns.ending(index).reason() != Ending.Reason.COMPLETE) {
        return false;
      }
    }
    return true;
  }

  /** All rates that moved, those first that moved most for certain. */
  public List<Movement> movements() {
    List<Movement> movements = new ArrayList<>();
    for (VariedRun run : variations) {
      for (int design = 0; design < designs.size(); design++) {
        String name = designs.get(design);
        run.fromGiven()
            .get(design)
            .forEach(
                (program, change) -> {
                  if (direction(change) != 0) {
                    movements.add(new Movement(run.variation(), name, program, change));
                  }
                });
      }
    }
    movements.sort(Comparator.comparingDouble(Movement::effect).reversed());
    return movements;
  }

  /** The programs that no variation moved, of any design. */
  public List<String> unmoved() {
    List<String> moved = movements().stream().map(Movement::program).toList();
    return programs().filter(program -> !moved.contains(program)).toList();
  }

  /** The figures that moved nothing, however they were varied. */
  public List<String> withoutEffect() {
    List<String> effective = movements().stream().map(it -> it.variation().figure()).toList();
    return variations.stream()
        .map(run -> run.variation().figure())
        .distinct()
        .filter(figure -> !effective.contains(figure))
        .toList();
  }

  /** Where a conclusion on two designs is another than from what is given, if there is one. */
  public List<Broken> broken() {
    List<Broken> broken = new ArrayList<>();
    for (VariedRun run : variations) {
      for (int other = 0; other < conclusions.size(); other++) {
        Map<String, Change> given = conclusions.get(other);
        String design = designs.get(other + 1);
        run.betweenDesigns()
            .get(other)
            .forEach(
                (program, change) -> {
                  Change before = given.get(program);
                  if (before != null
                      && before.kind() != Change.Kind.INCONCLUSIVE
                      && before.kind() != change.kind()) {
                    broken.add(new Broken(run.variation(), design, program, before, change));
                  }
                });
      }
    }
    return broken;
  }

  /**
   * Under which variations not the same of two designs is the better one.
   *
   * @param other place of the design that is compared with the first, from 0
   */
  public List<Variation> reversed(int other) {
    return variations.stream()
        .filter(run -> order(run.betweenDesigns().get(other)) != order(other))
        .map(VariedRun::variation)
        .toList();
  }

  /**
   * Which of two designs is better, as given: 1 if it is not the first, -1 if it is. One is if it
   * is for more programs.
   *
   * @param other place of the design that is compared with the first, from 0
   */
  public int order(int other) {
    return order(conclusions.get(other));
  }

  private static int order(Map<String, Change> changes) {
    return Integer.signum(changes.values().stream().mapToInt(Sensitivity::direction).sum());
  }

  private static int direction(Change change) {
    return switch (change.kind()) {
      case FIXED, REDUCED -> 1;
      case WORSE -> -1;
      case SAME, INCONCLUSIVE -> 0;
    };
  }

  /** Whether not all variations were run. */
  public boolean incomplete() {
    return variations.size() < planned;
  }

  /** Untrusted if a design as given is; otherwise a pass, whatever has moved. */
  @Override
  public Verdict verdict() {
    return given.stream().anyMatch(run -> !run.distrust().isEmpty())
        ? Verdict.UNTRUSTED
        : Stopped.verdict(given.stream()).orElse(Verdict.PASS);
  }

  private Stream<String> programs() {
    return given.stream().flatMap(run -> run.observers().keySet().stream()).distinct();
  }
}

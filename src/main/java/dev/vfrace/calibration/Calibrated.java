package dev.vfrace.calibration;

import dev.vfrace.text.Quantity;
import dev.vfrace.vocabulary.KernelStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What was learnt: for each key of a timing the best samples there are, and the joint rows. */
public final class Calibrated {

  private final List<String> inputs;
  private final List<String> notes;
  private final JointRows rows;
  private final Map<String, Learnt> byKey = new LinkedHashMap<>();
  private final List<Learnt> others = new ArrayList<>();

  /**
   * Samples of a figure.
   *
   * @param figure what they are of
   * @param sorted in nanoseconds, from the shortest to the longest
   * @param left how many more there were
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  record Learnt(Figure figure, long[] sorted, long left) {

    /** Where it is from and what it is, on one line. */
    String source() {
      return "%s, %s: %s"
          .formatted(figure.source(), Quantity.count(sorted.length, "sample"), figure.meaning());
    }
  }

  Calibrated(
      List<String> inputs,
      Map<Figure, Samples> samples,
      String tracedBy,
      List<Cycle> cycles,
      List<String> notes) {
    this.inputs = List.copyOf(inputs);
    this.notes = List.copyOf(notes);
    this.rows = new JointRows(cycles);
    List<Learnt> all = new ArrayList<>(traced(tracedBy));
    samples.forEach((figure, it) -> all.add(new Learnt(figure, it.sorted(), it.left())));
    all.sort(
        Comparator.comparing((Learnt it) -> it.figure.kind())
            .thenComparing(it -> -it.sorted.length));
    for (Learnt learnt : all) {
      if (!learnt.figure.hasKey() || byKey.putIfAbsent(learnt.figure.key(), learnt) != null) {
        others.add(learnt);
      }
    }
  }

  /** What each input held, a line each. */
  public List<String> inputs() {
    return inputs;
  }

  /** What is good to know, a line each. */
  public List<String> notes() {
    return notes;
  }

  /** The registrations of which all steps are known. */
  public JointRows rows() {
    return rows;
  }

  /** Whether there is anything that a timing can take. */
  public boolean hasKeys() {
    return !byKey.isEmpty();
  }

  /** What is best known of each key. */
  List<Learnt> learnt() {
    return List.copyOf(byKey.values());
  }

  /** What no key takes, or what is known better from elsewhere. */
  List<Learnt> others() {
    return others;
  }

  /** The steps of which nothing is known, by name. */
  Set<String> missing() {
    Set<String> found =
        byKey.keySet().stream()
            .map(key -> key.substring(key.indexOf('.') + 1))
            .collect(Collectors.toCollection(TreeSet::new));
    return Arrays.stream(KernelStep.values())
        .map(KernelStep::key)
        .filter(key -> !found.contains(key))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Whether the window in which the VF is seen and not yet marked is known. */
  boolean knowsWindow() {
    return rows.count() > 0;
  }

  private List<Learnt> traced(String tracedBy) {
    List<Learnt> traced = new ArrayList<>();
    if (rows.count() == 0) {
      return traced;
    }
    for (String column : rows.columns()) {
      long[] values = rows.column(column);
      Arrays.sort(values);
      Figure figure =
          column.equals(Cycle.WAKE_UP)
              ? Figure.userspace(
                  column,
                  Figure.Kind.MEASURED,
                  tracedBy,
                  "from the broadcast to a receiver running")
              : Figure.step(column, Figure.Kind.MEASURED, tracedBy, summary(column));
      traced.add(new Learnt(figure, values, 0));
    }
    return traced;
  }

  private static String summary(String step) {
    return KernelStep.byKey(step).map(KernelStep::summary).orElse("");
  }
}

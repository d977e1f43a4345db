package dev.vfrace.settings;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValueFactory;
import dev.vfrace.delay.RowDelay;
import dev.vfrace.model.KernelTiming;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.study.LeftOut;
import dev.vfrace.study.Variation;
import dev.vfrace.text.Durations;
import dev.vfrace.vocabulary.KernelStep;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which figures a sensitivity analysis varies, and how: estimates that are made use of. */
final class VariedFigures {

  private static final Map<String, Double> FACTORS = factors();

  /** What the rank correlation was measured to be at most; see docs/tuning.md. */
  private static final List<Double> CORRELATIONS = List.of(0.0, 0.65);

  private final Section timing;
  private final Set<String> drawn;
  private final Map<Variation, Choice> variations = new LinkedHashMap<>();
  private final List<LeftOut> leftOut = new ArrayList<>();
  private final Choice base;

  /**
   * Sorts all figures.
   *
   * @param configuration that has them
   * @param programs that watch
   * @param drawn the keys of what is made use of
   * @param base what is chosen beside what is varied
   */
  VariedFigures(
      Configuration configuration,
      Collection<ProgramSpec> programs,
      Set<String> drawn,
      Choice base) {
    this.timing = configuration.root().section(Kind.TIMING.key());
    this.drawn = drawn;
    this.base = base;
    Set<String> replacing = addPrograms(configuration.chosen().overrides(), programs);
    KernelTiming kernel = configuration.chosen().timing().kernel();
    for (Figure figure : Figures.ofTiming(timing)) {
      if (figure.delay().isEmpty()) {
        addCorrelation(figure);
      } else if (isFromRows(kernel, figure)) {
        leftOut.add(new LeftOut(figure.name(), "comes from rows"));
      } else {
        add(figure, isUsed(figure, replacing));
      }
    }
  }

  /** What is varied, each with the choice that does it. */
  Map<Variation, Choice> variations() {
    return variations;
  }

  /** What is not, and why. */
  List<LeftOut> leftOut() {
    return List.copyOf(leftOut);
  }

  /** The timing's keys that stand in for figures of programs which make use of them. */
  private Set<String> addPrograms(TimingOverrides overrides, Collection<ProgramSpec> programs) {
    Set<String> replacing = new TreeSet<>();
    for (ProgramSpec program : programs) {
      Map<String, Located> replaced = overrides.replaced(program);
      for (Figure figure : Figures.ofProgram(program.name(), overrides.merged(program))) {
        Located byTiming = replaced.get(figure.name());
        if (byTiming == null) {
          add(
              new Figure(
                  program.name() + " " + figure.name(),
                  figure.at(),
                  figure.delay(),
                  figure.basis()),
              drawn.contains(figure.key()));
        } else if (drawn.contains(figure.key())) {
          replacing.add(byTiming.path());
        }
      }
    }
    return replacing;
  }

  private boolean isUsed(Figure figure, Set<String> replacing) {
    boolean always = figure.key().startsWith("timing.stall.");
    return always || drawn.contains(figure.key()) || replacing.contains(figure.at().path());
  }

  private void add(Figure figure, boolean used) {
    if (!figure.basis().isEstimate()) {
      leaveOut(figure);
    } else if (figure.delay().orElseThrow().quantile(1) == 0) {
      leftOut.add(new LeftOut(figure.name(), "is 0"));
    } else if (!used) {
      leftOut.add(new LeftOut(figure.name(), "not made use of"));
    } else {
      FACTORS.forEach(
          (change, factor) ->
              variations.put(
                  new Variation(figure.name(), median(figure), change),
                  base.value(figure.at().path(), ScaledDelay.of(figure.at().value(), factor))));
    }
  }

  private void addCorrelation(Figure figure) {
    double given = Section.open(figure.at()).required(TogetherReader.CORRELATION, "").number(-1, 1);
    if (!figure.basis().isEstimate()) {
      leaveOut(figure);
      return;
    }
    for (double correlation : CORRELATIONS) {
      if (correlation != given) {
        variations.put(
            new Variation(figure.name(), String.valueOf(given), "= " + text(correlation)),
            base.value(timing.pathOf(TogetherReader.KEY), correlated(figure, correlation)));
      }
    }
  }

  private Object correlated(Figure figure, double correlation) {
    Located all = timing.required(TogetherReader.KEY, "");
    List<Object> groups = new ArrayList<>();
    for (Located group : all.items()) {
      ConfigObject object = (ConfigObject) group.value();
      groups.add(
          (group.path().equals(figure.at().path())
                  ? object.withValue(
                      TogetherReader.CORRELATION, ConfigValueFactory.fromAnyRef(correlation))
                  : object)
              .unwrapped());
    }
    return groups;
  }

  private void leaveOut(Figure figure) {
    leftOut.add(new LeftOut(figure.name(), figure.basis().kind().word()));
  }

  private static boolean isFromRows(KernelTiming kernel, Figure figure) {
    return KernelStep.byKey(figure.name())
        .filter(step -> kernel.of(step) instanceof RowDelay)
        .isPresent();
  }

  private static String median(Figure figure) {
    return Durations.text(figure.delay().orElseThrow().quantile(0.5));
  }

  private static String text(double correlation) {
    return correlation == 0 ? "0" : String.valueOf(correlation);
  }

  private static Map<String, Double> factors() {
    Map<String, Double> factors = new LinkedHashMap<>();
    factors.put("÷ 2", 0.5);
    factors.put("× 2", 2.0);
    return factors;
  }
}

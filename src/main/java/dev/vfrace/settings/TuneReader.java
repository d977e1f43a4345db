package dev.vfrace.settings;

import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.campaign.Departed;
import dev.vfrace.explain.DrawnDelays;
import dev.vfrace.question.Comparison;
import dev.vfrace.question.Expectation;
import dev.vfrace.question.RuleSyntaxException;
import dev.vfrace.tune.Axis;
import dev.vfrace.tune.AxisValue;
import dev.vfrace.tune.Ground;
import dev.vfrace.tune.SolvePlan;
import dev.vfrace.tune.SweepPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Puts together what is measured at many values of a few parameters. */
public final class TuneReader {

  private static final long LEAST_CYCLES = 1000;
  private static final int MOST_POINTS = 1024;
  private static final int MOST_ROUNDS = 100;
  private static final int MOST_VALUES = 100;
  private static final int MOST_BLOCKS = 10_000;

  private final Catalogue catalogue;
  private final Configuration configuration;
  private final List<SweptKey> axes;
  private final Choice base;

  private TuneReader(Catalogue catalogue, List<SweptKey> axes) {
    this.catalogue = catalogue;
    this.configuration = catalogue.configuration();
    this.axes = List.copyOf(axes);
    this.base = ofPrograms(SensitivityReader.onOneThread(configuration.run(), who(axes)));
  }

  /** Refuses what no sweep could be made with. */
  static void check(Configuration configuration) {
    autoCycles(configuration, "sweep");
    rounds(configuration);
    points(configuration);
    Section solve = solveSection(configuration);
    autoCycles(configuration, "solve");
    solve.required("blocks", "a whole number").count(10, MOST_BLOCKS);
    precision(solve);
    new AxisSyntax("vfrace.solve.range =", solve.text("range"), 2).ends();
  }

  /**
   * A sweep.
   *
   * @param given the parameters, {@code KEY=VALUES}, one or two
   * @throws SettingsException if it cannot be run
   */
  public static Tuned<SweepPlan> sweep(Catalogue catalogue, List<String> given) {
    Configuration configuration = catalogue.configuration();
    if (given.isEmpty() || given.size() > 2) {
      throw new SettingsException(
          "sweep: %d parameters; allowed: one or two, such as -p timing.kernel.queues=x0.5..x2:log:5"
              .formatted(given.size()));
    }
    List<SweptKey> axes = new ArrayList<>();
    for (String each : given) {
      axes.add(AxisReader.read(configuration, "-p", each, points(configuration)));
    }
    return new TuneReader(catalogue, axes).sweep();
  }

  /**
   * A sweep that was recorded.
   *
   * @param catalogue what all its points have in common
   * @param plan as it was recorded
   * @throws SettingsException if it cannot be run
   */
  public static Tuned<SweepPlan> sweep(Catalogue catalogue, SweepPlan plan) {
    List<SweptKey> axes = new ArrayList<>();
    for (Axis axis : plan.axes()) {
      axes.add(
          AxisReader.read(catalogue.configuration(), "-p", axis.argument(), axis.values().size()));
    }
    return new Tuned<>(plan, new TuneReader(catalogue, axes).ground(plan.blockCycles()), List.of());
  }

  /**
   * The search for a threshold.
   *
   * @param expression what is to hold, as an expectation
   * @param over the parameter, {@code KEY} or {@code KEY=RANGE}
   * @throws SettingsException if it cannot be run
   */
  public static Tuned<SolvePlan> solve(Catalogue catalogue, String expression, String over) {
    Configuration configuration = catalogue.configuration();
    Section solve = solveSection(configuration);
    SweptKey axis = AxisReader.range(configuration, "--over", over, solve.text("range"));
    RunReader run = configuration.run();
    boolean auto = run.at("cycles").text().equals("auto");
    long cycles = auto ? autoCycles(configuration, "solve") : run.cycles().orElseThrow();
    int blocks = (int) solve.required("blocks", "a whole number").count(10, MOST_BLOCKS);
    SolvePlan.Amounts amounts =
        new SolvePlan.Amounts(Math.max(1, cycles / blocks), blocks, precision(solve));
    return new TuneReader(catalogue, List.of(axis))
        .solve(question(expression), axis.axis(), amounts);
  }

  /**
   * The search for a threshold that was recorded.
   *
   * @param catalogue what all its places have in common
   * @param plan as it was recorded
   * @throws SettingsException if it cannot be run
   */
  public static Tuned<SolvePlan> solve(Catalogue catalogue, SolvePlan plan) {
    SweptKey axis =
        AxisReader.range(
            catalogue.configuration(), "--over", plan.range().argument(), plan.range().given());
    TuneReader reader = new TuneReader(catalogue, List.of(axis));
    return new Tuned<>(plan, reader.ground(plan.amounts().blockCycles()), List.of());
  }

  private Tuned<SolvePlan> solve(Expectation question, Axis range, SolvePlan.Amounts amounts) {
    checkDuration();
    Ground ground = ground(amounts.blockCycles());
    checkPrograms(ground.base());
    if (!ground.base().observers().contains(question.program())) {
      throw new SettingsException(
          "'%s': %s is not run; allowed: a program of the run: %s"
              .formatted(
                  question.expression(),
                  question.program(),
                  String.join(", ", ground.base().observers())));
    }
    return new Tuned<>(
        new SolvePlan(question, range, amounts, ground.provenance()), ground, notes(ground.base()));
  }

  private static Expectation question(String expression) {
    Expectation question;
    try {
      question = Expectation.parse(expression);
    } catch (RuleSyntaxException wrong) {
      throw new SettingsException(String.valueOf(wrong.getMessage()));
    }
    boolean crossed = question.bound() > 0 && question.bound() < 1;
    if (question.comparison() == Comparison.EQUAL || !crossed) {
      throw new SettingsException(
          "'%s': nothing to be crossed; allowed: <, <=, > or >= and a rate above 0 and below 1"
              .formatted(expression));
    }
    return question;
  }

  private static Section solveSection(Configuration configuration) {
    return section(configuration, "solve")
        .allowing(List.of("auto-cycles", "blocks", "range", "precision"));
  }

  private static double precision(Section solve) {
    return solve.required("precision", "a share").number(1e-4, 0.5);
  }

  private void checkDuration() {
    RunReader run = configuration.run();
    run.duration()
        .ifPresent(
            duration -> {
              throw run.at("duration")
                  .error("all places have a share of the cycles; allowed: none");
            });
  }

  private Tuned<SweepPlan> sweep() {
    if (axes.size() == 2 && axes.get(0).path().equals(axes.get(1).path())) {
      throw new SettingsException(axes.get(1).argument() + ": is there twice; allowed: once");
    }
    long points =
        axes.stream().mapToLong(axis -> axis.axis().values().size()).reduce(1, Math::multiplyExact);
    if (points > MOST_POINTS) {
      throw new SettingsException(
          "sweep: %d points; allowed: up to %d together".formatted(points, MOST_POINTS));
    }
    checkDuration();
    RunReader run = configuration.run();
    int rounds = rounds(configuration);
    boolean auto = run.at("cycles").text().equals("auto");
    long each =
        auto
            ? Math.max(LEAST_CYCLES, autoCycles(configuration, "sweep") / points)
            : run.cycles().orElseThrow();
    long block = Math.max(1, (each + rounds - 1) / rounds);
    Ground ground = ground(block);
    checkPrograms(ground.base());
    return new Tuned<>(
        new SweepPlan(
            axes.stream().map(SweptKey::axis).toList(),
            catalogue.runOptions().metric(),
            ground.base().observers(),
            block,
            rounds,
            ground.provenance()),
        ground,
        notes(ground.base()));
  }

  /** The ground, with blocks of so many cycles. */
  private Ground ground(long blockCycles) {
    Choice ofBlock = base.cycles(blockCycles);
    CampaignSettings campaign = catalogue.with(ofBlock).comparableCampaign();
    Departed departed = campaign.provenance().departures();
    Ground ground =
        new Ground(
            campaign, values -> at(ofBlock, departed, values), catalogue.compareOptions().atOnce());
    checkValues(ground);
    return ground;
  }

  /** Each value is read once before anything is run; those of another parameter do not matter. */
  private void checkValues(Ground ground) {
    for (int axis = 0; axis < axes.size(); axis++) {
      List<AxisValue> values = new ArrayList<>();
      axes.forEach(each -> values.add(each.axis().values().get(0)));
      for (AxisValue value : axes.get(axis).axis().values()) {
        values.set(axis, value);
        var unused = ground.at().apply(List.copyOf(values));
      }
    }
  }

  private CampaignSettings at(Choice ofBlock, Departed departed, List<AxisValue> values) {
    Choice choice = ofBlock;
    Departed departures = departed;
    for (int at = 0; at < axes.size(); at++) {
      SweptKey axis = axes.get(at);
      choice = axis.over(choice, values.get(at));
      departures = departures.plus(axis.part(), axis.assignment(values.get(at)));
    }
    return catalogue.with(choice).comparableCampaign().departing(departures);
  }

  /** Those whose figures are parameters, where nothing else says which. */
  private Choice ofPrograms(Choice choice) {
    RunReader run = configuration.run();
    List<String> named = axes.stream().flatMap(axis -> axis.program().stream()).distinct().toList();
    boolean open =
        !run.at("userspace").isList()
            && run.at("userspace").text().equals(ProgramSelection.AUTO)
            && run.image().isEmpty();
    return open && !named.isEmpty() ? choice.programs(named) : choice;
  }

  /** A parameter of a program that is not run would change nothing. */
  private void checkPrograms(CampaignSettings campaign) {
    Set<String> run = new TreeSet<>();
    campaign.programs().forEach(program -> run.add(program.name()));
    for (SweptKey axis : axes) {
      axis.program()
          .filter(name -> !run.contains(name))
          .ifPresent(
              name -> {
                throw new SettingsException(
                    "%s: %s is not run; allowed: a program of the run: %s"
                        .formatted(axis.argument(), name, String.join(", ", run)));
              });
    }
  }

  /** What of the parameters no cycle of the scenario makes use of. */
  private List<String> notes(CampaignSettings campaign) {
    List<String> notes = new ArrayList<>();
    Set<String> drawn = DrawnDelays.of(campaign.machine());
    for (SweptKey axis : axes) {
      String key = axis.path().substring(ConfigLayers.ROOT.length() + 1).replace("\"", "");
      boolean isDelay = key.startsWith("timing.kernel.") || key.endsWith(".latency");
      if (isDelay && !drawn.contains(key)) {
        notes.add(
            "%s: no cycle of %s was seen to make use of it, so that nothing may move"
                .formatted(axis.argument(), campaign.scenario().name()));
      }
    }
    return notes;
  }

  private static String who(List<SweptKey> axes) {
    return axes.size() == 1 ? axes.get(0).argument() : "-p";
  }

  private static Section section(Configuration configuration, String name) {
    return configuration.root().section(name);
  }

  private static long autoCycles(Configuration configuration, String name) {
    return section(configuration, name)
        .required("auto-cycles", "a whole number")
        .count(LEAST_CYCLES, Long.MAX_VALUE);
  }

  private static int rounds(Configuration configuration) {
    return (int)
        section(configuration, "sweep")
            .allowing(List.of("auto-cycles", "rounds", "points"))
            .required("rounds", "a whole number")
            .count(1, MOST_ROUNDS);
  }

  private static int points(Configuration configuration) {
    return (int)
        section(configuration, "sweep").required("points", "a whole number").count(2, MOST_VALUES);
  }
}

package dev.vfrace.settings;

import com.typesafe.config.ConfigUtil;
import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.campaign.Departed;
import dev.vfrace.count.Metric;
import dev.vfrace.explain.DrawnDelays;
import dev.vfrace.explain.Plays;
import dev.vfrace.explain.Race;
import dev.vfrace.explain.RaceFinder;
import dev.vfrace.explain.Rehearsal;
import dev.vfrace.model.MachineSpec;
import dev.vfrace.question.Expectation;
import dev.vfrace.tune.Axis;
import dev.vfrace.tune.AxisValue;
import dev.vfrace.tune.Change;
import dev.vfrace.tune.Ground;
import dev.vfrace.tune.Move;
import dev.vfrace.tune.Shrinker;
import dev.vfrace.tune.Shrunk;
import dev.vfrace.tune.SolvePlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Looks for the smallest change of a timing, and puts together what confirms it. */
public final class ShrinkReader {

  private static final List<String> KEYS =
      List.of("bound", "most", "auto-cycles", "blocks", "precision");
  private static final long EVENTS = 5;
  private static final int LEAST_CYCLES = 2000;
  private static final int MOST_CYCLES = 20_000;

  /** Beyond the factor that recorded cycles give, campaigns look up to so many times as far. */
  private static final double BEYOND = 4;

  private static final int DIGITS = 3;

  private final Catalogue catalogue;
  private final Configuration configuration;
  private final Choice base;
  private final Shrinker.Aim aim;
  private final String kernel;

  /**
   * A search.
   *
   * @param catalogue all definitions
   * @param kernel the design
   * @param program who is to race, or not to
   * @param bound what counts as racing, from 0 to 1; empty: as configured
   * @throws SettingsException if there is no such kernel or program
   */
  public ShrinkReader(Catalogue catalogue, String kernel, String program, Optional<String> bound) {
    this.catalogue = catalogue;
    this.configuration = catalogue.configuration();
    this.kernel = kernel;
    catalogue.kernel(kernel);
    catalogue.program(program);
    Section shrink = section(configuration);
    double least = bound.map(text -> rate(program, text)).orElse(bound(shrink));
    Metric metric = catalogue.runOptions().metric();
    this.aim =
        new Shrinker.Aim(
            program,
            metric,
            least,
            (int) Math.min(MOST_CYCLES, Math.max(LEAST_CYCLES, EVENTS / least)),
            most(shrink));
    this.base =
        SensitivityReader.onOneThread(configuration.run(), "shrink")
            .kernel(kernel)
            .programs(List.of(program));
  }

  /** Refuses what no search could be made with. */
  static void check(Configuration configuration) {
    Section shrink = section(configuration);
    bound(shrink);
    most(shrink);
    amounts(configuration, shrink);
  }

  /** What was given and changes nothing of it, a sentence each. */
  public List<String> notes() {
    return catalogue.withoutEffect(
        List.of(catalogue.with(base).comparableCampaign()),
        StudyKeys.reading("shrink", "solve", "compare.at-once", "store"));
  }

  /** What is found on recorded cycles, before any campaign. */
  public Shrunk search() {
    CampaignSettings campaign = catalogue.with(base).comparableCampaign();
    try (Rehearsal rehearsal = new Rehearsal()) {
      Race race =
          new RaceFinder(
                  new Plays(rehearsal, campaign.machine().timing().driver()), catalogue.programs())
              .find(campaign.kernel(), catalogue.program(aim.program()));
      Map<String, SweptKey> figures = figures(campaign.machine());
      Shrinker shrinker = new Shrinker(rehearsal, change -> machine(figures, change), aim);
      List<String> names = List.copyOf(figures.keySet());
      double given = shrinker.given();
      String reason = reason(race, given);
      Shrunk.Search search = new Shrunk.Search(kernel, aim, given, names, reason);
      Optional<Change> change = reason.isEmpty() ? shrinker.search(names) : Optional.empty();
      return new Shrunk(search, change, Optional.empty());
    }
  }

  /** What confirms a change: its factor, from 1 on, as the parameter of a threshold. */
  public Tuned<SolvePlan> confirm(Shrunk found) {
    Change change = found.change().orElseThrow();
    SolvePlan.Amounts amounts = amounts(configuration, section(configuration));
    double high = Math.min(aim.most(), change.factor() * BEYOND);
    Axis bare =
        new Axis(
            change.moves().stream()
                .map(Move::figure)
                .reduce((one, other) -> one + " and " + other)
                .orElse(""),
            "x1..x" + Math.round(high),
            Axis.Form.MULTIPLE,
            Axis.Scale.LOG,
            "",
            List.of());
    Axis range = bare.with(List.of(bare.at(1, DIGITS), bare.at(high, DIGITS)));
    Expectation question =
        Expectation.parse(
            "\"%s\".%s %s %s"
                .formatted(
                    aim.program(),
                    aim.metric().word(),
                    found.search().races() ? "<" : ">=",
                    aim.bound()));
    Choice ofBlock = base.cycles(amounts.blockCycles());
    CampaignSettings campaign = catalogue.with(ofBlock).comparableCampaign();
    Map<String, SweptKey> figures = figures(campaign.machine());
    Departed departed = campaign.provenance().departures();
    Ground ground =
        new Ground(
            campaign,
            values -> at(ofBlock, departed, figures, change.moves(), values.get(0)),
            catalogue.compareOptions().atOnce());
    return new Tuned<>(
        new SolvePlan(question, range, amounts, ground.provenance()), ground, List.of());
  }

  private MachineSpec machine(Map<String, SweptKey> figures, Change change) {
    Choice choice = base;
    for (Move move : change.moves()) {
      SweptKey key = figure(figures, move);
      choice = key.over(choice, key.axis().at(move.multiple(change.factor()), 9));
    }
    return catalogue.with(choice).comparableCampaign().machine();
  }

  private CampaignSettings at(
      Choice ofBlock,
      Departed departed,
      Map<String, SweptKey> figures,
      List<Move> moves,
      AxisValue factor) {
    Choice choice = ofBlock;
    Departed departures = departed;
    for (Move move : moves) {
      SweptKey key = figure(figures, move);
      AxisValue value = key.axis().at(move.multiple(factor.number()), 9);
      choice = key.over(choice, value);
      departures =
          departures.plus(key.part(), key.assignment(key.axis().at(value.number(), DIGITS)));
    }
    return catalogue.with(choice).comparableCampaign().departing(departures);
  }

  private static SweptKey figure(Map<String, SweptKey> figures, Move move) {
    SweptKey key = figures.get(move.figure());
    if (key == null) {
      throw new IllegalArgumentException("no such figure: " + move.figure());
    }
    return key;
  }

  /** What is drawn in a cycle and takes any time, by key: the program's own before the kernel's. */
  private Map<String, SweptKey> figures(MachineSpec machine) {
    Set<String> drawn = new TreeSet<>(DrawnDelays.of(machine));
    Map<String, SweptKey> figures = new LinkedHashMap<>();
    machine
        .programs()
        .forEach(
            program -> {
              for (String key : List.of("latency", "period", "starts")) {
                String plain = "userspace." + program.name() + "." + key;
                if (drawn.contains(plain)) {
                  add(figures, ConfigUtil.joinPath("userspace", program.name(), key));
                }
              }
            });
    drawn.stream()
        .filter(key -> key.startsWith("timing.kernel."))
        .forEach(key -> add(figures, key));
    return figures;
  }

  /** What is 0, or comes from rows, cannot be multiplied. */
  private void add(Map<String, SweptKey> figures, String key) {
    try {
      SweptKey swept = AxisReader.range(configuration, "shrink", key, "x1..x2");
      if (!swept.axis().configured().startsWith("0 ") && swept.isDelay()) {
        figures.put(key, swept);
      }
    } catch (SettingsException fixed) {
      return;
    }
  }

  /** Why no timing can make a difference. */
  private String reason(Race race, double given) {
    boolean races = given >= aim.bound();
    if (race.kind() == Race.Kind.NONE && !races) {
      return "it has no window on this design, whatever the timing; see 'vfrace show race'";
    }
    if (race.kind() == Race.Kind.EVERY_TIME && races) {
      return "it is wrong every time, whatever the timing; see 'vfrace show race'";
    }
    return "";
  }

  private static double rate(String program, String text) {
    try {
      return Expectation.parse("\"%s\".misjudged < %s".formatted(program, text)).bound();
    } catch (RuntimeException wrong) {
      throw new SettingsException(
          "--bound %s: no rate; allowed: above 0 and below 1, such as 1e-3 or 0.1%%"
              .formatted(text));
    }
  }

  private static Section section(Configuration configuration) {
    return configuration.root().section("shrink").allowing(KEYS);
  }

  private static double bound(Section shrink) {
    return shrink.required("bound", "a rate").number(1e-6, 0.999);
  }

  private static double most(Section shrink) {
    return shrink.required("most", "a factor").number(1.1, 1e6);
  }

  private static SolvePlan.Amounts amounts(Configuration configuration, Section shrink) {
    RunReader run = configuration.run();
    int blocks = (int) shrink.required("blocks", "a whole number").count(10, 10_000);
    long auto = shrink.required("auto-cycles", "a whole number").count(1000, Long.MAX_VALUE);
    long cycles = run.at("cycles").text().equals("auto") ? auto : run.cycles().orElse(auto);
    return new SolvePlan.Amounts(
        Math.max(1, cycles / blocks),
        blocks,
        shrink.required("precision", "a share").number(1e-4, 0.5));
  }
}

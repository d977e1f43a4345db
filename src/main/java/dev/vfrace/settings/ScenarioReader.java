package dev.vfrace.settings;

import dev.vfrace.model.Neighbours;
import dev.vfrace.model.Owner;
import dev.vfrace.model.Scenario;
import dev.vfrace.model.Scenario.Action;
import dev.vfrace.model.Scenario.Settle;
import dev.vfrace.model.Scenario.Stage;
import dev.vfrace.model.Scenario.Wait;
import dev.vfrace.text.Durations;
import dev.vfrace.vocabulary.Netns;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads one scenario. */
final class ScenarioReader {

  private static final String MAIN_KEY = "cycle";
  private static final String OWNER = "owner";
  private static final String AUTO = "auto";

  private static final List<String> KEYS =
      List.of(
          "summary",
          "source",
          OWNER,
          "watched",
          "neighbours",
          "neighbour-spacing",
          "setup",
          MAIN_KEY);

  /** How these definitions look. */
  static final Format<Scenario> FORMAT =
      new Format<>(Kind.SCENARIO, KEYS, List.of(), MAIN_KEY, ScenarioReader::read);

  private static final String OWNERS =
      AUTO + ", " + Arrays.stream(Owner.values()).map(Owner::key).collect(Collectors.joining(", "));
  private static final String WAIT = "wait";
  private static final String SETTLE = "settle";
  private static final long LONGEST_SPACING = Duration.ofHours(1).toNanos();
  private static final int MOST_NEIGHBOURS = 255;
  private static final Map<String, Action> ACTIONS = actions();

  private ScenarioReader() {}

  /** The scenario with a name. */
  private static Scenario read(String name, Section section) {
    Located cycle = section.required(MAIN_KEY, allowed());
    List<Stage> setup = section.optional("setup").map(ScenarioReader::stages).orElse(List.of());
    List<Stage> stages = stages(cycle);
    Scenario scenario =
        new Scenario(
            name,
            section.text("summary"),
            section.text("source"),
            owner(section.required(OWNER, OWNERS), Scenario.offerSynthetic(setup, stages)),
            section.word("watched", Words.kebab(Netns.class)),
            neighbours(section),
            setup,
            stages);
    check(cycle, scenario);
    return scenario;
  }

  /** Who has an owner that is no netvsc has no netvsc. */
  private static Owner owner(Located at, boolean netvsc) {
    if (at.text().equals(AUTO)) {
      return netvsc ? Owner.NETVSC : Owner.NONE;
    }
    Owner owner = Owner.byKey(at.text()).orElseThrow(() -> at.error("unknown; allowed: " + OWNERS));
    if (netvsc != (owner == Owner.NETVSC)) {
      throw at.error(
          netvsc
              ? "the script has offer-synthetic, and the VF belongs to that; allowed: netvsc, auto"
              : "the script has no offer-synthetic; allowed: twin-vf, agent, none, auto");
    }
    return owner;
  }

  private static List<Stage> stages(Located script) {
    List<Stage> stages = new ArrayList<>();
    for (Located item : script.items()) {
      stages.add(item.isObject() ? waiting(item) : item.word(ACTIONS));
    }
    return stages;
  }

  private static Stage waiting(Located item) {
    Section section = Section.open(item).allowing(List.of(WAIT, SETTLE));
    return section.gives(SETTLE)
        ? new Settle(DelayReader.required(section.allowing(List.of(SETTLE)), SETTLE))
        : new Wait(DelayReader.required(section, WAIT));
  }

  private static Neighbours neighbours(Section section) {
    int count = (int) section.required("neighbours", "0 to 255").count(0, MOST_NEIGHBOURS);
    long spacing = section.required("neighbour-spacing", Durations.ALLOWED).nanos(LONGEST_SPACING);
    return new Neighbours(count, spacing);
  }

  /** A cycle that offers no VF, leaves it there or never takes stock would count nothing. */
  private static void check(Located at, Scenario scenario) {
    List<Stage> cycle = scenario.cycle();
    if (cycle.isEmpty()) {
      throw at.error("an empty script does nothing; allowed: " + allowed());
    }
    if (cycle.stream().filter(Scenario::offersVf).count() != 1) {
      throw at.error(
          "must offer a VF once; allowed: one of offer-vf, offer-vf-unassociated,"
              + " offer-vf-without-slot, attach-vf");
    }
    if (cycle.stream().filter(Scenario::settles).count() != 1) {
      throw at.error("must take stock once; allowed: one settle, or one { settle = <delay> }");
    }
    if (loadsWhatIsLoaded(cycle)) {
      throw at.error("load-vf probes a VF that was let go; allowed: unload-vf and then load-vf");
    }
    if (!cycle.contains(Action.REVOKE_VF) && !cycle.contains(Action.POWER_OFF)) {
      throw at.error("must end without the VF; allowed: revoke-vf or power-off after settle");
    }
  }

  private static boolean loadsWhatIsLoaded(List<Stage> cycle) {
    boolean loaded = true;
    for (Stage stage : cycle) {
      if (stage == Action.LOAD_VF && loaded) {
        return true;
      }
      loaded = stage == Action.LOAD_VF || (loaded && stage != Action.UNLOAD_VF);
    }
    return false;
  }

  private static String allowed() {
    return "a list of: "
        + String.join(", ", ACTIONS.keySet())
        + ", { wait = <delay> }, { settle = <delay> }";
  }

  private static Map<String, Action> actions() {
    Map<String, Action> words = new LinkedHashMap<>();
    for (Action action : Action.values()) {
      words.put(action.key(), action);
    }
    return words;
  }
}

package dev.vfrace.settings;

import dev.vfrace.machine.Scenario;
import dev.vfrace.machine.Scenario.Action;
import dev.vfrace.machine.Scenario.Stage;
import dev.vfrace.machine.Scenario.Wait;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads one scenario. */
final class ScenarioReader {

  private static final String MAIN_KEY = "cycle";

  private static final List<String> KEYS = List.of("summary", "source", "setup", MAIN_KEY);

  /** How these definitions look. */
  static final Format<Scenario> FORMAT =
      new Format<>(Kind.SCENARIO, KEYS, MAIN_KEY, ScenarioReader::read);

  private static final String WAIT = "wait";
  private static final Map<String, Action> ACTIONS = actions();
  private static final Set<Action> OFFERS =
      Set.of(Action.OFFER_VF, Action.OFFER_VF_UNASSOCIATED, Action.ATTACH_VF);

  private ScenarioReader() {}

  /** The scenario with a name. */
  private static Scenario read(String name, Section section) {
    Located cycle = section.required(MAIN_KEY, allowed());
    Scenario scenario =
        new Scenario(
            name,
            section.text("summary"),
            section.text("source"),
            section.optional("setup").map(ScenarioReader::stages).orElse(List.of()),
            stages(cycle));
    check(cycle, scenario);
    return scenario;
  }

  private static List<Stage> stages(Located script) {
    List<Stage> stages = new ArrayList<>();
    for (Located item : script.items()) {
      stages.add(item.isObject() ? waiting(item) : item.word(ACTIONS));
    }
    return stages;
  }

  private static Stage waiting(Located item) {
    Section section = Section.open(item).allowing(List.of(WAIT));
    return new Wait(DelayReader.required(section, WAIT));
  }

  /** A cycle that offers no VF, leaves it there or never takes stock would count nothing. */
  private static void check(Located at, Scenario scenario) {
    List<Stage> cycle = scenario.cycle();
    if (cycle.isEmpty()) {
      throw at.error("an empty script does nothing; allowed: " + allowed());
    }
    if (cycle.stream().filter(OFFERS::contains).count() != 1) {
      throw at.error(
          "must offer a VF once; allowed: one of offer-vf, offer-vf-unassociated, attach-vf");
    }
    if (cycle.stream().filter(Action.SETTLE::equals).count() != 1) {
      throw at.error("must take stock once; allowed: one settle");
    }
    if (!cycle.contains(Action.REVOKE_VF) && !cycle.contains(Action.POWER_OFF)) {
      throw at.error("must end without the VF; allowed: revoke-vf or power-off after settle");
    }
  }

  private static String allowed() {
    return "a list of: " + String.join(", ", ACTIONS.keySet()) + ", { wait = <delay> }";
  }

  private static Map<String, Action> actions() {
    Map<String, Action> words = new LinkedHashMap<>();
    for (Action action : Action.values()) {
      words.put(action.key(), action);
    }
    return words;
  }
}

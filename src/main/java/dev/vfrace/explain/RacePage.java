package dev.vfrace.explain;

import dev.vfrace.model.AwaitsUdev;
import dev.vfrace.model.Gate;
import dev.vfrace.model.Gates;
import dev.vfrace.model.KernelDesign;
import dev.vfrace.model.Timing;
import dev.vfrace.model.Trigger;
import dev.vfrace.text.Durations;
import dev.vfrace.text.Page;
import dev.vfrace.text.Paragraphs;
import dev.vfrace.text.TextTable;
import dev.vfrace.vocabulary.KernelStep;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The text on one program and one kernel design. */
public final class RacePage {

  private static final int DESIGNS_NAMED = 6;

  private final Race race;
  private final RaceFinder finder;
  private final KernelDesign design;
  private final Map<String, KernelDesign> designs;
  private final Timing timing;
  private final Paragraphs page;

  /**
   * A page.
   *
   * @param race what it is about
   * @param finder finds what a change of the kernel would do
   * @param designs all designs, among which it looks for one without the race
   * @param timing how long the steps take
   * @param on what it is written on
   */
  public RacePage(
      Race race, RaceFinder finder, Map<String, KernelDesign> designs, Timing timing, Page on) {
    this.race = race;
    this.finder = finder;
    this.design = race.design();
    this.designs = designs;
    this.timing = timing;
    this.page = new Paragraphs(on.width());
  }

  /**
   * Its lines.
   *
   * @param command what measures the race, each word as a shell takes it
   */
  public List<String> lines(List<String> command) {
    page.add("", race.program().name() + " on " + design.name());
    page.add("", "");
    if (race.isInherited()) {
      page.add("woken by", new LookWords(race.program(), race).wakes());
      if (race.parts().isEmpty()) {
        page.add("gate", inherited(race));
      }
    }
    LookWords look = new LookWords(race.judge(), race);
    String heirOf = race.program().gates().ask(Gate.VERDICT) ? "judge " : "rule ";
    String whose = race.isInherited() ? heirOf : "";
    page.add(race.isInherited() ? whose + "woken" : "woken by", look.wakes());
    page.add(whose + "reads", look.reads());
    addGates(whose);
    page.add("so", new RaceVerdict(race).words());
    addWindow(look);
    addStart();
    addLost();
    addOwn();
    addManager();
    addRename();
    addRemedies();
    List<String> remains = new LeftUnmarked(design).of(race);
    remains.forEach(sentence -> page.add("remains", sentence));
    page.addCommand("measure", command);
    return page.lines();
  }

  private static String inherited(Race race) {
    return race.program()
        .verdictFrom()
        .map(other -> "what " + other + " holds the VF for by then" + inTheEnd(other, race))
        .orElse(
            "the udev property that "
                + race.judge().name()
                + " leaves; read later, it says what the rule saw, RTNL or not");
  }

  private static String inTheEnd(String other, Race race) {
    return other.equals(race.judge().name()) ? "" : "; in the end " + race.judge().name();
  }

  private void addGates(String whose) {
    if (!(race.program().gates() instanceof Gates.Joined joined)) {
      page.add(whose + "gate", new GateWords(race).sentence());
      return;
    }
    page.add(
        "gates",
        joined.join() == Gates.Join.ANY_OF
            ? "any of these makes it leave the VF alone:"
            : "these make it leave the VF alone if all hold:");
    race.parts()
        .forEach(
            part ->
                page.add(
                    "gates",
                    "- "
                        + (part.isInherited() ? inherited(part) : new GateWords(part).sentence())));
  }

  private void addWindow(LookWords look) {
    Set<KernelStep> steps = race.lasting();
    if (steps.isEmpty()) {
      return;
    }
    TextTable table = TextTable.ofWords();
    double sum = 0;
    for (KernelStep step : steps) {
      double median = MedianText.medianNanos(timing.kernel().of(step));
      sum += median;
      table.add(step.label(), Durations.text(median), step.summary());
    }
    table.add("sum", Durations.text(sum), "of these medians, timing " + timing.name());
    table.lines().forEach(line -> page.addAsIs("window", line));
    page.add("window", look.delay());
  }

  private void addStart() {
    race.program()
        .starts()
        .ifPresent(
            starts ->
                page.add(
                    "starts",
                    MedianText.median(starts)
                        + " (median) into a boot; a VF that is there by then it meets at once, with"
                        + " what udev has left of it"));
  }

  /** Of a rule for add alone the database has nothing any more when udev has renamed the VF. */
  private void addLost() {
    boolean addOnly =
        Stream.concat(Stream.of(race), race.parts().stream())
            .filter(Race::isInherited)
            .anyMatch(it -> it.judge().trigger() == Trigger.UEVENT_ADD);
    boolean late = race.program().starts().isPresent() || race.program().restarts().isPresent();
    if (addOnly && late && race.program().propertyFrom().isPresent()) {
      page.add(
          "but",
          "the rule runs at 'add' alone: once udev has renamed the VF (timing.userspace.rename),"
              + " its database has no property any more, and a start or restart after that finds"
              + " none");
    }
  }

  /** Beside its first look. */
  private void addOwn() {
    if (race.program().judgesAgain() && race.kind() != Race.Kind.OWN) {
      page.add("besides", new LaterWords(race.program()).words());
    }
  }

  /** The plays have no rename. */
  private void addRename() {
    boolean addOnly = race.judge().trigger() == Trigger.UEVENT_ADD;
    if (!race.isInherited() || (race.kind() == Race.Kind.NONE && !addOnly)) {
      return;
    }
    String renames = timing.userspace().rename().isPresent() ? ", as with" : ", not with";
    finder
        .withSources(race.program())
        .filter(program -> program.awaits() == AwaitsUdev.RENAMED)
        .findFirst()
        .ifPresent(
            program ->
                page.add(
                    race.kind() == Race.Kind.OWN || addOnly ? "if" : "unless",
                    ("udev renames the VF%s timing %s: then %s first looks at the property of"
                            + " 'move', %s")
                        .formatted(
                            renames,
                            timing.name(),
                            program.name(),
                            addOnly
                                ? "which the rule, for 'add' alone, has not set"
                                : "at which the rule has run again, after S10")));
  }

  private void addManager() {
    if (design.shown().asksManager()
        && race.kind() != Race.Kind.NONE
        && race.gate() != Gate.NONE
        && race.judge().trigger() != Trigger.KERNEL_ASK) {
      page.add(
          "unless",
          "the network manager answers the kernel's question at S3 in time: then the VF is joined"
              + " before device_add shows it");
    }
  }

  private void addRemedies() {
    if (race.kind() == Race.Kind.NONE) {
      return;
    }
    if (race.kind() == Race.Kind.OWN) {
      page.add(
          "closed by",
          race.program().judgesAgain()
              ? "userspace alone: the same test at its later looks"
              : "userspace alone: another test");
      return;
    }
    List<Remedy> remedies = Remedy.of(race, finder);
    if (race.gate() == Gate.NONE) {
      page.add("closed by", "userspace alone: a rule, or a setting that excludes the VF");
    } else if (race.gate().readsIdentity()) {
      page.add("closed by", "userspace alone: a list that has the VF");
    } else if (remedies.stream().noneMatch(Remedy::isMerged)) {
      page.add("closed by", "nothing merged up to v7.3");
    }
    for (Remedy remedy : remedies) {
      page.add(
          remedy.isMerged() ? "closed by" : "not merged",
          remedy.toggle() + ": " + remedy.words() + among(remedy));
    }
  }

  private String among(Remedy remedy) {
    List<String> names =
        designs.entrySet().stream()
            .filter(entry -> isCure(remedy, entry.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    if (names.isEmpty()) {
      return "; no design here has it";
    }
    int more = names.size() - DESIGNS_NAMED;
    String named = String.join(", ", names.subList(0, Math.min(names.size(), DESIGNS_NAMED)));
    return "; see " + named + (more > 0 ? " and " + more + " more" : "");
  }

  private boolean isCure(Remedy remedy, KernelDesign other) {
    return remedy.isShownBy(other) && finder.ofJudge(other, race.judge()).kind() == Race.Kind.NONE;
  }
}

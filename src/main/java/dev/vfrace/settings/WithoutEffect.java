package dev.vfrace.settings;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.timeline.Pace;
import dev.vfrace.timeline.Placement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds what was given on the command line and changes nothing of a campaign. Files are passed
 * over: they may hold more than one campaign needs.
 */
final class WithoutEffect {

  /** Every definition has its defaults with it. */
  private static final String DEFAULTS = "defaults";

  /** Of {@code vfrace.run}: what is asked of programs. */
  private static final List<String> OF_PROGRAMS = List.of("metric", "fleet", "witnesses");

  private static final List<String> PARTS =
      List.of("run", "clock", "controls", "traffic", "timing");

  private WithoutEffect() {}

  /**
   * A sentence for each, in the order of their keys.
   *
   * @param campaigns what is run, at least one; they differ in nothing but what they are of
   * @param keys which keys count beside theirs, and which do not
   */
  static List<String> find(
      Configuration configuration, List<CampaignSettings> campaigns, StudyKeys keys) {
    CampaignSettings settings = campaigns.get(0);
    List<String> found = new ArrayList<>();
    Set<String> unused = new LinkedHashSet<>();
    addArguments(configuration.root().merged().withoutKey(DEFAULTS), unused);
    campaigns.forEach(campaign -> unused.removeAll(used(configuration, campaign)));
    keys.read().forEach(key -> unused.removeAll(arguments(configuration, key)));
    unused.forEach(place -> found.add(place + " has no effect: nothing that is run has this key"));
    keys.chosen().stream()
        .flatMap(key -> arguments(configuration, "run." + key).stream())
        .forEach(place -> found.add("%s has no effect: %s".formatted(place, keys.who())));
    boolean isReal = settings.clock().pace() == Pace.REAL;
    automatic(configuration, "run", "auto-lanes", "lanes", found);
    paced(configuration, isReal, "auto-lanes", found);
    automatic(configuration, "run", "auto-real-time", "lanes", found);
    paced(configuration, !isReal, "auto-real-time", found);
    automatic(configuration, "run", "auto-real-rate", "lanes", found);
    paced(configuration, !isReal, "auto-real-rate", found);
    automatic(configuration, "run", "auto-cycles", "cycles", found);
    automatic(configuration, "clock", "auto-lag-share", "lag", found);
    if (!settings.scenario().boots()) {
      settings.programs().forEach(program -> addStart(configuration, program, found));
    }
    if (settings.programs().isEmpty()) {
      OF_PROGRAMS.forEach(
          key ->
              arguments(configuration, "run." + key)
                  .forEach(place -> found.add(place + " has no effect: no program is run")));
    }
    addLag(configuration, settings, found);
    Located placement = configuration.run().at("placement");
    boolean alone = settings.threads() == 1;
    boolean apart =
        List.of(Placement.APART, Placement.TASKS).stream()
            .anyMatch(it -> it.name().toLowerCase(Locale.ROOT).equals(placement.text()));
    if (alone && apart) {
      found.add(placement.where() + " has no effect: one thread has all VMs together");
    }
    return found;
  }

  /**
   * A lag, where no VM has sides that could run ahead; unbounded is what the result is named by.
   */
  private static void addLag(
      Configuration configuration, CampaignSettings settings, List<String> found) {
    Located lag = configuration.root().section("clock").required("lag", "a duration, or auto");
    boolean bounds = settings.clock().lagNanos().isPresent() && !lag.text().equals("auto");
    if (bounds
        && settings.clock().placement() == Placement.TOGETHER
        && Origins.isArgument(lag.value().origin())) {
      found.add(
          lag.where()
              + " has no effect: each VM is on one thread"
              + (settings.threads() == 1 ? "" : "; --placement tasks or apart gives it two"));
    }
  }

  /** A daemon's start, where nothing boots. */
  private static void addStart(
      Configuration configuration, ProgramSpec program, List<String> found) {
    Located starts =
        configuration
            .defined()
            .programs()
            .section(program.name())
            .required("starts", "a delay, or none");
    if (program.starts().isPresent() && Origins.isArgument(starts.value().origin())) {
      found.add(starts.where() + " has no effect: the scenario does not boot");
    }
  }

  /** A key that holds only where another is {@code auto}. */
  private static void automatic(
      Configuration configuration, String part, String key, String decides, List<String> found) {
    Section section = configuration.root().section(part);
    Located given = section.required(key, "a value");
    String decided = section.text(decides);
    if (Origins.isArgument(given.value().origin()) && !decided.equals("auto")) {
      found.add("%s has no effect: %s is %s".formatted(given.where(), decides, decided));
    }
  }

  /** A key that holds only at the other pace, and where the lanes are open. */
  private static void paced(
      Configuration configuration, boolean isOther, String key, List<String> found) {
    Located given = configuration.run().at(key);
    if (isOther
        && configuration.run().concurrency().areLanesOpen()
        && Origins.isArgument(given.value().origin())) {
      found.add(
          "%s has no effect: pace is %s"
              .formatted(given.where(), configuration.root().section("clock").text("pace")));
    }
  }

  /** Where what is below a key was given on the command line. */
  private static Set<String> arguments(Configuration configuration, String path) {
    Set<String> places = new LinkedHashSet<>();
    ConfigObject root = configuration.root().merged();
    if (root.toConfig().hasPath(path)) {
      addArguments(root.toConfig().getValue(path), places);
    }
    return places;
  }

  private static Set<String> used(Configuration configuration, CampaignSettings settings) {
    Set<String> used = new LinkedHashSet<>();
    for (String part : PARTS) {
      addArguments(configuration.root().section(part).merged(), used);
    }
    Configuration.Defined defined = configuration.defined();
    String kernel = settings.kernel().name();
    String scenario = settings.scenario().name();
    addArguments(defined.kernels().merged(kernel), used);
    addLikes(configuration, Kind.KERNEL, defined.kernels(), kernel, used);
    addArguments(defined.scenarios().merged(scenario), used);
    addLikes(configuration, Kind.SCENARIO, defined.scenarios(), scenario, used);
    for (ProgramSpec program : settings.programs()) {
      addArguments(defined.programs().merged(program.name()), used);
      addLikes(configuration, Kind.USERSPACE, defined.programs(), program.name(), used);
    }
    settings
        .image()
        .ifPresent(
            image -> {
              addArguments(defined.images().merged(image), used);
              addLikes(configuration, Kind.IMAGE, defined.images(), image, used);
            });
    return used;
  }

  /**
   * What names the definitions that one is like, of which the definition itself has no trace; if
   * anything comes of it.
   */
  private static void addLikes(
      Configuration configuration,
      Kind kind,
      Definitions<?> definitions,
      String name,
      Set<String> used) {
    Section all = configuration.root().section(kind.key());
    Section defaults = configuration.root().section(DEFAULTS).section(kind.key());
    String at = name;
    while (all.gives(at) && all.section(at).gives(Definitions.LIKE)) {
      Section own = all.section(at);
      Located like = own.required(Definitions.LIKE, "a name");
      ConfigObject alone = own.without(Definitions.LIKE).withDefaults(defaults).merged();
      if (!alone.equals(definitions.merged(at))) {
        addArguments(like.value(), used);
      }
      at = like.text();
    }
  }

  private static void addArguments(ConfigValue value, Set<String> places) {
    if (value instanceof ConfigObject object) {
      new TreeMap<>(object).values().forEach(inner -> addArguments(inner, places));
    } else if (value instanceof ConfigList list) {
      list.forEach(inner -> addArguments(inner, places));
    } else if (Origins.isArgument(value.origin())) {
      places.add(Origins.describe(value.origin()));
    }
  }
}

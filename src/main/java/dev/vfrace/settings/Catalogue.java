package dev.vfrace.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.campaign.Departed;
import dev.vfrace.campaign.Provenance;
import dev.vfrace.model.KernelDesign;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.Scenario;
import dev.vfrace.model.Timing;
import dev.vfrace.study.CompareOptions;
import dev.vfrace.study.FieldReportStudy;
import dev.vfrace.study.Suite;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** All that the configuration offers, and the campaign that it asks for. */
public final class Catalogue {

  private static final List<String> KEYS =
      List.of(
          "run",
          "clock",
          "controls",
          "traffic",
          "suite",
          "field-reports",
          "compare",
          "kernel",
          "scenario",
          "timing",
          "userspace",
          "defaults");

  private static final List<String> DEFAULTS = List.of("kernel", "scenario", "userspace");

  private final Section root;
  private final Definitions<KernelDesign> kernels;
  private final Definitions<Scenario> scenarios;
  private final Definitions<ProgramSpec> programs;
  private final Listeners listeners;
  private final TimingOverrides overrides;
  private final Departures departures;
  private final Timing timing;
  private final NamedTimings timings;
  private final ConfigLayers layers;
  private final ConfigLayers.Layered layered;
  private final BiFunction<Catalogue, CampaignSettings, Departed> departed;
  private final long drawnSeed;

  private Catalogue(
      ConfigLayers layers, BiFunction<Catalogue, CampaignSettings, Departed> departed) {
    this(
        layers,
        layers::namedTimings,
        departed,
        ThreadLocalRandom.current().nextLong(Long.MAX_VALUE));
  }

  private Catalogue(
      ConfigLayers layers,
      Supplier<NamedTimings> timings,
      BiFunction<Catalogue, CampaignSettings, Departed> departed,
      long drawnSeed) {
    this.layers = layers;
    this.departed = departed;
    this.drawnSeed = drawnSeed;
    layered = layers.layered();
    Config config = layered.config();
    Section file = Section.open(new Located("", config.root()));
    root = file.allowing(List.of(ConfigLayers.ROOT)).section(ConfigLayers.ROOT).allowing(KEYS);
    root.section("defaults").allowing(DEFAULTS);
    kernels = Definitions.read(root, KernelReader.FORMAT);
    scenarios = Definitions.read(root, ScenarioReader.FORMAT);
    programs = Definitions.read(root, ProgramReader.FORMAT);
    ProgramChecks.checkRules(programs);
    listeners = new Listeners(programs.values(), layers.complete());
    timing = TimingFiles.read(layered.timing(), config, listeners);
    this.timings = timings.get();
    overrides =
        new TimingOverrides(
            programs,
            root.section("timing").section("userspace"),
            timing.userspace().together(),
            layers.bundled());
    departures = new Departures(layers.bundled());
  }

  /** The same, with everything that is given read, whether a command uses it or not. */
  private Catalogue checked() {
    DefaultChecks.check(root, KernelReader.FORMAT, kernels, layers.bundled());
    DefaultChecks.check(root, ScenarioReader.FORMAT, scenarios, layers.bundled());
    DefaultChecks.check(root, ProgramReader.FORMAT, programs, layers.bundled());
    reader().check();
    compareOptions();
    if (root.gives("suite")) {
      new SuiteReader(this, root).check();
    }
    if (root.gives("field-reports")) {
      new FieldReportReader(this).check(root.section("field-reports"));
    }
    return this;
  }

  /**
   * The configuration that a campaign was recorded with.
   *
   * @param provenance what was recorded
   * @param options of {@code run} over it
   * @throws SettingsException if anything in it cannot be used
   */
  public static Catalogue recorded(Provenance provenance, Map<RunOption, List<String>> options) {
    return guarded(
        () ->
            new Catalogue(
                    ConfigLayers.recorded(provenance.configuration(), options),
                    (used, settings) -> provenance.departures())
                .checked());
  }

  /** The {@code conf} directory of the home directory (system property {@code vfrace.home}). */
  public static Path confDir() {
    return Path.of(System.getProperty("vfrace.home", ""), "conf");
  }

  /**
   * Reads the whole configuration.
   *
   * @param confDir the directory with {@code kernels}, {@code scenarios}, {@code userspace} and
   *     {@code timings}
   * @param files of {@code -c}, later ones win
   * @param defines of {@code -D}, {@code KEY=VALUE}, later ones win
   * @param options of {@code run}; the last value of each counts, of {@link RunOption#EXPECT} all
   * @throws SettingsException if anything in it cannot be used
   */
  public static Catalogue load(
      Path confDir, List<Path> files, List<String> defines, Map<RunOption, List<String>> options) {
    return load(new ConfigFiles(), confDir, files, defines, options);
  }

  /** Reads the whole configuration from these files. */
  static Catalogue load(
      ConfigFiles configFiles,
      Path confDir,
      List<Path> files,
      List<String> defines,
      Map<RunOption, List<String>> options) {
    return guarded(
        () -> {
          ConfigLayers layers = ConfigLayers.read(configFiles, confDir, files, defines, options);
          BundledDefinitions bundled = layers.bundledDefinitions();
          return new Catalogue(layers, (used, settings) -> used.departed(bundled, settings))
              .checked();
        });
  }

  /**
   * The same configuration with a choice over it. No file is read again, and a seed that was left
   * open is the same.
   *
   * @throws SettingsException if anything in it cannot be used
   */
  public Catalogue with(Choice choice) {
    return guarded(
        () -> new Catalogue(layers.with(choice.layer()), () -> timings, departed, drawnSeed));
  }

  private static <T> T guarded(Supplier<T> loading) {
    try {
      return loading.get();
    } catch (ConfigException e) {
      throw Failures.of(e);
    }
  }

  /** The kernel designs by name. */
  public Map<String, KernelDesign> kernels() {
    return kernels.values();
  }

  /** The scenarios by name. */
  public Map<String, Scenario> scenarios() {
    return scenarios.values();
  }

  /** The userspace programs by name, with their own figures. */
  public Map<String, ProgramSpec> userspace() {
    return programs.values();
  }

  /**
   * A kernel design.
   *
   * @throws SettingsException if there is none of that name
   */
  public KernelDesign kernel(String name) {
    return find(Kind.KERNEL, name, kernels());
  }

  /**
   * A userspace program, with the figures that the chosen timing has for it.
   *
   * @throws SettingsException if there is none of that name
   */
  public ProgramSpec program(String name) {
    return overrides.apply(find(Kind.USERSPACE, name, userspace()));
  }

  /** All programs by name, with the figures that the chosen timing has for them. */
  public Map<String, ProgramSpec> programs() {
    Map<String, ProgramSpec> timed = new TreeMap<>(NaturalOrder.OF_NAMES);
    userspace().forEach((name, program) -> timed.put(name, overrides.apply(program)));
    return Collections.unmodifiableMap(timed);
  }

  /** The timings of the home directory by name, as their files have them. */
  public Map<String, Timing> timings() {
    return timings.values();
  }

  /** The chosen timing, with everything that the user laid over it. */
  public Timing timing() {
    return timing;
  }

  /**
   * A definition as HOCON, resolved, defaults included, with the place of each value that is not
   * bundled as a comment above it.
   *
   * @throws SettingsException if there is none of that name
   */
  public String hocon(Kind kind, String name) {
    ConfigObject object = object(kind, name);
    if (kind == Kind.TIMING) {
      TimingReader.read(name, Section.open(new Located(Kind.TIMING.path(name), object)), listeners);
    }
    return departures
        .marked(object)
        .render(ConfigRenderOptions.defaults().setOriginComments(false).setJson(false));
  }

  /**
   * What each definition of a kind is, in one line, in the order of their names; with what the user
   * laid over them.
   */
  public Map<String, String> summaries(Kind kind) {
    Map<String, String> summaries = new LinkedHashMap<>();
    for (String name : names(kind)) {
      Located definition = new Located(kind.path(name), object(kind, name));
      Section section = Section.open(definition);
      String deployed = kind == Kind.KERNEL ? section.text("deployed") : "";
      summaries.put(name, section.text("summary") + (deployed.isEmpty() ? "" : ", in " + deployed));
    }
    return summaries;
  }

  /**
   * Where a definition departs from what is bundled: the place of one such value.
   *
   * @throws SettingsException if there is none of that name
   */
  public Optional<String> departure(Kind kind, String name) {
    return departures.first(object(kind, name));
  }

  private Set<String> names(Kind kind) {
    return switch (kind) {
      case KERNEL -> kernels.values().keySet();
      case SCENARIO -> scenarios.values().keySet();
      case USERSPACE -> programs.values().keySet();
      case TIMING -> timings.values().keySet();
    };
  }

  private ConfigObject object(Kind kind, String name) {
    return switch (kind) {
      case KERNEL -> of(kernels.sections(), kind, name);
      case SCENARIO -> of(scenarios.sections(), kind, name);
      case USERSPACE -> of(programs.sections(), kind, name);
      case TIMING -> timingObject(name);
    };
  }

  /**
   * In which keys a kernel design is different from another, each as {@code key = value (was
   * value)}; the list can be changed.
   *
   * @throws SettingsException if there is none of a name
   */
  public List<String> differences(String kernel, String base) {
    return Difference.of(object(Kind.KERNEL, kernel), object(Kind.KERNEL, base));
  }

  /**
   * The campaign that the configuration asks for.
   *
   * @throws SettingsException if it cannot be run
   */
  public CampaignSettings campaign() {
    CampaignSettings settings = reader().read();
    return settings.departing(departed.apply(this, settings));
  }

  private CampaignReader reader() {
    return new CampaignReader(
        root, kernels, scenarios, programs, listeners, timing, overrides, drawnSeed);
  }

  /**
   * Accepts what is expected of a run, if its programs can decide it.
   *
   * @throws SettingsException if one of the expectations is about a program that does not run
   */
  public void checkExpectations(List<ProgramSpec> running) {
    ExpectationChecks.checkRunning(RunReader.of(root, drawnSeed).expectations(), running);
  }

  /**
   * The campaign that the configuration asks for, to be held against another.
   *
   * @throws SettingsException if it cannot be run, would end by what it counts, or expects anything
   */
  public CampaignSettings comparableCampaign() {
    CampaignSettings settings = campaign();
    if (settings.until().isPresent()) {
      throw RunReader.of(root, drawnSeed)
          .at("until")
          .error(
              "the counts may not decide when a comparison ends; allowed: none; limit it by"
                  + " --cycles or --duration");
    }
    Located expectations = RunReader.of(root, drawnSeed).expectations();
    if (!ExpectationChecks.items(expectations).isEmpty()) {
      throw expectations.error("nothing decides it here; allowed: none, or in 'vfrace run'");
    }
    return settings;
  }

  /**
   * What the run is asked to show and to answer.
   *
   * @throws SettingsException if a setting cannot be used
   */
  public RunOptions runOptions() {
    return RunReader.of(root, drawnSeed).options();
  }

  /**
   * Accepts a fleet whose chances a scenario has: boots need one that boots.
   *
   * @throws SettingsException if it has others
   */
  public void checkFleet(Scenario scenario) {
    RunReader run = RunReader.of(root, drawnSeed);
    boolean ofBoots =
        run.options().fleet().map(fleet -> fleet.unit().matches("(?i)boots?")).orElse(false);
    if (ofBoots && !scenario.boots()) {
      List<String> booting =
          scenarios().values().stream().filter(Scenario::boots).map(Scenario::name).toList();
      throw run.at("fleet")
          .error(
              "the cycles of scenario %s are %s, and no boots; allowed: a number of %s, or a"
                      .formatted(scenario.name(), scenario.cycles(), scenario.cycles())
                  + " scenario that boots: "
                  + String.join(", ", booting));
    }
  }

  /**
   * How a comparison is run.
   *
   * @throws SettingsException if a setting cannot be used
   */
  public CompareOptions compareOptions() {
    return CompareReader.read(root.section("compare"), RunReader.of(root, drawnSeed).threads());
  }

  /**
   * The suite that a file of the user's defines.
   *
   * @throws SettingsException if there is none, or it cannot be run
   */
  public Suite suite() {
    return new SuiteReader(this, root).read();
  }

  /**
   * The field reports that a file of the user's holds, by name.
   *
   * @throws SettingsException if there are none, or one cannot be checked
   */
  public FieldReportStudy fieldReports() {
    return new FieldReportReader(this).read(root.section("field-reports"));
  }

  private Departed departed(BundledDefinitions bundled, CampaignSettings settings) {
    String kernel = settings.kernel().name();
    String scenario = settings.scenario().name();
    DepartureReader reader =
        new DepartureReader(root, bundled, layers)
            .definition(Kind.KERNEL, kernel, kernels.merged(kernel))
            .definition(Kind.SCENARIO, scenario, scenarios.merged(scenario));
    layered.timingFile().ifPresent(reader::timing);
    for (ProgramSpec program : settings.programs()) {
      reader.definition(Kind.USERSPACE, program.name(), programs.merged(program.name()));
    }
    return reader.read();
  }

  private static ConfigObject of(Map<String, Section> sections, Kind kind, String name) {
    Section section = sections.get(name);
    if (section == null) {
      throw unknown(kind, name, sections);
    }
    return section.merged();
  }

  /** A timing with what the user laid over the timing, whichever is chosen. */
  private ConfigObject timingObject(String name) {
    return guarded(() -> layers.timing(name))
        .orElseThrow(() -> unknown(Kind.TIMING, name, timings.values()))
        .getObject(ConfigLayers.ROOT + "." + Kind.TIMING.key());
  }

  private static <T> T find(Kind kind, String name, Map<String, T> known) {
    T found = known.get(name);
    if (found == null) {
      throw unknown(kind, name, known);
    }
    return found;
  }

  private static SettingsException unknown(Kind kind, String name, Map<String, ?> known) {
    return new SettingsException(
        "unknown "
            + kind.key()
            + " '"
            + name
            + "'"
            + Nearest.suggestion(name, known.keySet())
            + "; allowed: "
            + String.join(", ", known.keySet()));
  }
}

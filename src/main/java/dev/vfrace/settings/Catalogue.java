package dev.vfrace.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.model.KernelDesign;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.Scenario;
import dev.vfrace.model.Timing;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

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
  private final TimingOverrides overrides;
  private final Departures departures;

  /** Each timing with what the user laid over the timing, whichever is chosen. */
  private final Map<String, Config> timingConfigs;

  private final Map<String, Timing> timings;
  private final Timing timing;
  private final long drawnSeed = ThreadLocalRandom.current().nextLong(Long.MAX_VALUE);

  private Catalogue(
      Config config,
      Map<String, Timing> timings,
      Map<String, Config> timingConfigs,
      String timingName,
      Bundled bundled) {
    Section file = Section.open(new Located("", config.root()));
    root = file.allowing(List.of(ConfigLayers.ROOT)).section(ConfigLayers.ROOT).allowing(KEYS);
    root.section("defaults").allowing(DEFAULTS);
    kernels = Definitions.read(root, KernelReader.FORMAT);
    scenarios = Definitions.read(root, ScenarioReader.FORMAT);
    programs = Definitions.read(root, ProgramReader.FORMAT);
    ProgramChecks.checkRules(programs);
    timing = TimingFiles.read(timingName, config);
    overrides = new TimingOverrides(programs, root.section("timing").section("userspace"), bundled);
    departures = new Departures(bundled);
    this.timingConfigs = timingConfigs;
    this.timings = timings;
    checkAll();
  }

  /** Everything that is given is read, whether this command uses it or not. */
  private void checkAll() {
    reader().check();
    compareOptions();
    if (root.gives("suite")) {
      suite();
    }
    if (root.gives("field-reports")) {
      fieldReports();
    }
  }

  /**
   * The configuration that a campaign was recorded with.
   *
   * @param hocon as in {@link dev.vfrace.campaign.Provenance#configuration}
   * @param options of {@code run} over it
   * @throws SettingsException if anything in it cannot be used
   */
  public static Catalogue recorded(String hocon, Map<RunOption, List<String>> options) {
    try {
      Config text = Hocon.parse(hocon, "recorded configuration");
      Config all =
          CommandLine.options(options).withFallback(text).withFallback(Reference.defaults());
      Config resolved = StaleParameters.remove(ConfigLayers.resolve(all).root()).toConfig();
      String timing = ConfigLayers.early(resolved, RunOption.TIMING.key()).text();
      return new Catalogue(resolved, Map.of(), Map.of(), timing, new Bundled(Optional.empty()));
    } catch (ConfigException e) {
      throw Failures.of(e);
    }
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
    try {
      return loadUnguarded(confDir, files, defines, options);
    } catch (ConfigException e) {
      throw Failures.of(e);
    }
  }

  private static Catalogue loadUnguarded(
      Path confDir, List<Path> files, List<String> defines, Map<RunOption, List<String>> options) {
    Config base = ConfigLayers.base(confDir);
    Config user = ConfigLayers.user(files, defines, options);
    TimingFiles timingFiles = new TimingFiles(confDir);
    Located wanted = ConfigLayers.early(user.withFallback(base), RunOption.TIMING.key());
    Path timingFile = timingFiles.find(wanted);
    Map<String, Timing> timings = new TreeMap<>(NaturalOrder.OF_NAMES);
    Map<String, Config> timingConfigs = new TreeMap<>(NaturalOrder.OF_NAMES);
    timingFiles
        .all()
        .forEach(
            (name, file) -> {
              Config alone = timingFiles.resolved(file);
              timings.put(name, TimingFiles.read(name, alone));
              timingConfigs.put(
                  name,
                  ConfigLayers.changesTiming(user)
                      ? over(user, timingFiles.config(file).withFallback(base))
                      : alone);
            });
    if (!timingFiles.all().containsValue(timingFile)) {
      timingFiles.resolved(timingFile);
    }
    return new Catalogue(
        over(user, timingFiles.config(timingFile).withFallback(base)),
        timings,
        timingConfigs,
        ConfigFiles.nameOf(timingFile),
        new Bundled(Optional.of(confDir)));
  }

  private static Config over(Config user, Config below) {
    Config resolved = ConfigLayers.resolve(user.withFallback(below));
    return StaleParameters.remove(resolved.root()).toConfig();
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
    return Collections.unmodifiableMap(timings);
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
      TimingFiles.read(name, Objects.requireNonNull(timingConfigs.get(name)));
    }
    return departures
        .marked(object)
        .render(ConfigRenderOptions.defaults().setOriginComments(false).setJson(false));
  }

  /**
   * Where a definition departs from what is bundled: the place of one such value.
   *
   * @throws SettingsException if there is none of that name
   */
  public Optional<String> departure(Kind kind, String name) {
    return departures.first(object(kind, name));
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
   * The campaign that the configuration asks for.
   *
   * @throws SettingsException if it cannot be run
   */
  public CampaignSettings campaign() {
    return reader().read();
  }

  private CampaignReader reader() {
    return new CampaignReader(root, kernels, scenarios, programs, timing, overrides, drawnSeed);
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
   * @throws SettingsException if it cannot be run, or would end by what it counts
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
  public SuiteSettings suite() {
    return new SuiteReader(this, root).read();
  }

  /**
   * The field reports that a file of the user's holds, by name.
   *
   * @throws SettingsException if there are none, or one cannot be checked
   */
  public List<ReportedCase> fieldReports() {
    return new FieldReportReader(this).read(root.section("field-reports"));
  }

  /**
   * The programs of a part of a suite that run with a design: those that belong to other designs
   * are left out.
   *
   * @param kernel the design's name
   */
  public List<String> programsWith(String kernel, SuiteSettings.Part part) {
    KernelDesign design = Objects.requireNonNull(kernels().get(kernel));
    return part.programs().stream()
        .filter(
            name -> ProgramSelection.hasPart(Objects.requireNonNull(userspace().get(name)), design))
        .toList();
  }

  private static ConfigObject of(Map<String, Section> sections, Kind kind, String name) {
    Section section = sections.get(name);
    if (section == null) {
      throw unknown(kind, name, sections);
    }
    return section.merged();
  }

  private ConfigObject timingObject(String name) {
    Config config = timingConfigs.get(name);
    if (config == null) {
      throw unknown(Kind.TIMING, name, timingConfigs);
    }
    return config.getObject(ConfigLayers.ROOT + "." + Kind.TIMING.key());
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

package dev.vfrace.settings;

import com.typesafe.config.ConfigException;
import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.campaign.Departed;
import dev.vfrace.campaign.Provenance;
import dev.vfrace.model.Image;
import dev.vfrace.model.KernelDesign;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.Scenario;
import dev.vfrace.model.Timing;
import dev.vfrace.study.CompareOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** All that the configuration offers, and the campaign that it asks for. */
public final class Catalogue {

  private final ConfigLayers layers;
  private final NamedTimings timings;
  private final Departures departures;
  private final Configuration configuration;

  private Catalogue(
      ConfigLayers layers, NamedTimings timings, Departures departures, long drawnSeed) {
    this.layers = layers;
    this.timings = timings;
    this.departures = departures;
    configuration = Configuration.read(layers, drawnSeed);
  }

  /** Reads everything that is given, whether a command uses it or not. */
  private static Catalogue checked(ConfigLayers layers, Optional<Departed> recorded) {
    Catalogue catalogue =
        new Catalogue(
            layers,
            layers.namedTimings(),
            new Departures(layers, recorded),
            ThreadLocalRandom.current().nextLong(Long.MAX_VALUE));
    catalogue.check();
    return catalogue;
  }

  private void check() {
    checkCampaign();
    compareOptions();
    storeOptions();
    SensitivityReader.autoCycles(configuration);
    TuneReader.check(configuration);
    ShrinkReader.check(configuration);
    Section root = configuration.root();
    if (root.gives("suite")) {
      new SuiteReader(this, root).check();
    }
    if (root.gives("field-reports")) {
      new FieldReportReader(this).check(root.section("field-reports"));
    }
  }

  /** Reads everything that one campaign is read from. */
  void checkCampaign() {
    configuration.checkDefaults();
    new CampaignReader(configuration).check();
  }

  /**
   * The configuration that a campaign was recorded with.
   *
   * @param name where the record is, for messages
   * @param provenance what was recorded
   * @param options of {@code run} over it
   * @throws SettingsException if anything in it cannot be used
   */
  public static Catalogue recorded(
      String name, Provenance provenance, Map<RunOption, List<String>> options) {
    return guarded(
        () -> recorded(RecordText.read(name, provenance), provenance, Map.of(), options));
  }

  /**
   * The same, to be run again.
   *
   * @param asked what the run was asked
   * @throws SettingsException if anything in it cannot be used, or was changed since
   */
  public static Catalogue again(
      String name,
      Provenance provenance,
      Map<RunOption, List<String>> asked,
      Map<RunOption, List<String>> options) {
    return guarded(
        () -> {
          RecordText record = RecordText.read(name, provenance).unchanged(provenance);
          return recorded(record, provenance, asked, options);
        });
  }

  private static Catalogue recorded(
      RecordText record,
      Provenance provenance,
      Map<RunOption, List<String>> asked,
      Map<RunOption, List<String>> options) {
    return checked(
        ConfigLayers.recorded(record, asked, options), Optional.of(provenance.departures()));
  }

  /** The {@code conf} directory of the home directory (system property {@code vfrace.home}). */
  public static Path confDir() {
    return Path.of(System.getProperty("vfrace.home", ""), "conf");
  }

  /**
   * Reads the whole configuration.
   *
   * @param confDir the directory with {@code kernels}, {@code scenarios}, {@code userspace}, {@code
   *     timings} and {@code images}
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
        () ->
            checked(
                ConfigLayers.read(configFiles, confDir, files, defines, options),
                Optional.empty()));
  }

  /**
   * The same configuration with a choice over it. No file is read again, and a seed that was left
   * open is the same.
   *
   * @throws SettingsException if anything in it cannot be used
   */
  public Catalogue with(Choice choice) {
    return guarded(
        () ->
            new Catalogue(
                layers.with(choice.layer()), timings, departures, configuration.drawnSeed()));
  }

  /** All that was read. */
  Configuration configuration() {
    return configuration;
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
    return configuration.defined().kernels().values();
  }

  /** The scenarios by name. */
  public Map<String, Scenario> scenarios() {
    return configuration.defined().scenarios().values();
  }

  /** The userspace programs by name, with their own figures. */
  public Map<String, ProgramSpec> userspace() {
    return configuration.defined().programs().values();
  }

  /** The images by name. */
  public Map<String, Image> images() {
    return configuration.defined().images().values();
  }

  /**
   * A kernel design.
   *
   * @throws SettingsException if there is none of that name
   */
  public KernelDesign kernel(String name) {
    return Names.find(Kind.KERNEL, name, kernels());
  }

  /**
   * A userspace program, with the figures that the chosen timing has for it.
   *
   * @throws SettingsException if there is none of that name
   */
  public ProgramSpec program(String name) {
    return configuration.chosen().overrides().apply(Names.find(Kind.USERSPACE, name, userspace()));
  }

  /** All programs by name, with the figures that the chosen timing has for them. */
  public Map<String, ProgramSpec> programs() {
    return configuration.chosen().overrides().applied();
  }

  /** The timings of the home directory by name, as their files have them. */
  public Map<String, Timing> timings() {
    return timings.values();
  }

  /** The chosen timing, with everything that the user laid over it. */
  public Timing timing() {
    return configuration.chosen().timing();
  }

  /** What the definitions are, in the words of the configuration. */
  public DefinitionPages pages() {
    return new DefinitionPages(configuration, layers, timings, departures);
  }

  /**
   * The campaign that the configuration asks for, to be run by itself.
   *
   * @throws SettingsException if it cannot be run, or cannot answer what it is asked
   */
  public CampaignSettings campaign() {
    CampaignSettings settings = settings();
    new RunChecks(configuration).checkAlone(settings, scenarios().values());
    return settings;
  }

  /**
   * The campaign that the configuration asks for, to be held against another.
   *
   * @throws SettingsException if it cannot be run, would end by what it counts, or is asked more
   */
  public CampaignSettings comparableCampaign() {
    new RunChecks(configuration).checkComparable();
    return settings();
  }

  /** What was given on the command line and changes nothing of a campaign, a sentence each. */
  public List<String> withoutEffect(CampaignSettings settings) {
    return withoutEffect(List.of(settings), StudyKeys.ALONE);
  }

  /** The same of campaigns that belong together. */
  public List<String> withoutEffect(List<CampaignSettings> campaigns, StudyKeys keys) {
    return WithoutEffect.find(configuration, campaigns, keys);
  }

  /**
   * The campaign whose speed is to be learnt.
   *
   * @param each how long it runs
   * @throws SettingsException if it cannot be run, or is asked what a plan does not answer
   */
  public CampaignSettings plannedCampaign(Duration each) {
    new RunChecks(configuration).checkPlanned();
    return with(Choice.by("plan").duration(each)).campaign();
  }

  private CampaignSettings settings() {
    CampaignSettings settings = new CampaignReader(configuration).read();
    return settings.departing(departures.of(configuration, settings));
  }

  /**
   * What the run is asked to show and to answer.
   *
   * @throws SettingsException if a setting cannot be used
   */
  public RunOptions runOptions() {
    return configuration.run().options();
  }

  /**
   * How a comparison is run.
   *
   * @throws SettingsException if a setting cannot be used
   */
  public CompareOptions compareOptions() {
    return CompareReader.read(
        configuration.root().section("compare"), configuration.run().concurrency().threads());
  }

  /**
   * Where runs are kept.
   *
   * @throws SettingsException if a setting cannot be used
   */
  public StoreOptions storeOptions() {
    return StoreReader.read(configuration.root().section("store"), configuration.bundled());
  }

  /** What can be studied beyond one campaign. */
  public Studies studies() {
    return new Studies(this, configuration);
  }
}

package dev.vfrace.cli;

import dev.vfrace.settings.Catalogue;
import dev.vfrace.settings.RunOption;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of commands that run several campaigns in turns. */
final class TurnArguments {

  private static final Set<RunOption> OUTPUTS =
      EnumSet.of(RunOption.THREADS, RunOption.QUIET, RunOption.NO_PROGRESS, RunOption.WIDE);

  @Mixin private final ConfigOptions config = new ConfigOptions();
  @Mixin private final CampaignArguments campaign = new CampaignArguments();

  @Mixin private final LimitArguments limits = new LimitArguments();

  @Option(
      names = "--json",
      paramLabel = "FILE|-",
      description = {
        "Writes what came out, with every run, as JSON to a file, which appears complete or not at"
            + " all.",
        "With - standard output holds the JSON alone; the table goes to standard error."
      })
  private List<String> json = List.of();

  @Mixin private final FormatArguments format = new FormatArguments();

  private final Map<RunOption, List<String>> added = new EnumMap<>(RunOption.class);

  /** Adds an option that not all of these commands have. */
  void add(RunOption option, List<String> values) {
    added.put(option, values);
  }

  /**
   * Reads the configuration.
   *
   * @param confDir the bundled definitions
   * @param below a file below those given
   */
  Catalogue load(Path confDir, Optional<Path> below) {
    Map<RunOption, List<String>> given = given();
    given.putAll(added);
    given.put(RunOption.JSON, json);
    given.put(RunOption.FORMAT, format.given());
    given.values().removeIf(List::isEmpty);
    return below.isPresent()
        ? config.load(confDir, below.get(), given)
        : config.load(confDir, given);
  }

  /**
   * The options that say where results go and what is shown, where nothing else may be said.
   *
   * @throws UsageException if anything else was given
   */
  Map<RunOption, List<String>> outputs() {
    Map<RunOption, List<String>> outputs = given();
    refuseAllBut(OUTPUTS, "the file says");
    outputs.put(RunOption.JSON, json);
    outputs.put(RunOption.FORMAT, format.given());
    outputs.values().removeIf(List::isEmpty);
    return outputs;
  }

  /**
   * Refuses whatever is no option of where results go, if it was given.
   *
   * @param who says already what it would say
   */
  void refuseAllButOutputs(String who) {
    Set<RunOption> outputs = EnumSet.copyOf(OUTPUTS);
    outputs.remove(RunOption.THREADS);
    refuseAllBut(outputs, who);
  }

  private void refuseAllBut(Set<RunOption> allowed, String who) {
    given().keySet().stream()
        .filter(option -> !allowed.contains(option))
        .forEach(
            option -> {
              throw refusal(option.option(), who);
            });
    if (!config.given().isEmpty()) {
      throw refusal(String.join(" ", config.given()), who);
    }
  }

  private Map<RunOption, List<String>> given() {
    Map<RunOption, List<String>> given = campaign.given();
    given.putAll(limits.given());
    return given;
  }

  private static UsageException refusal(String option, String who) {
    return new UsageException("%s: %s that already; leave it out".formatted(option, who));
  }

  /**
   * Refuses the options that choose design, scenario and programs, if one was given.
   *
   * @param who says already what it would say
   */
  void refuseCampaigns(String who) {
    List.of(RunOption.KERNEL, RunOption.SCENARIO, RunOption.USERSPACE, RunOption.IMAGE)
        .forEach(option -> refuse(option, who));
  }

  /**
   * Refuses an option, if it was given.
   *
   * @param who says already what it would say
   */
  void refuse(RunOption option, String who) {
    if (campaign.given().containsKey(option)) {
      throw refusal(option.option(), who);
    }
  }
}

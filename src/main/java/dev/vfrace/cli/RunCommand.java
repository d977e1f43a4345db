package dev.vfrace.cli;

import dev.vfrace.settings.Catalogue;
import dev.vfrace.settings.RunOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs one campaign. Everything is checked before anything is run. */
@Command(
    name = "run",
    header = "Runs one campaign: kernel design x scenario x timing x userspace programs.",
    abbreviateSynopsis = true,
    description = {
      "Simulates many VMs at once. In each hot-plug cycle a VF comes up under its netvsc, and"
          + " programs in userspace look at it as the real ones do: at a uevent, at an RTM_NEWLINK,"
          + " in a boot scan, or by polling. Counted is how often they meet it too early.",
      "",
      "A trial is one hot-plug cycle in which a program had its chance. Of its trials are counted:",
      "  sawUnslaved      its deciding read met the VF without IFF_SLAVE",
      "  sawNoMaster      its deciding read met the VF without a master",
      "  misjudged        its own gate took the VF for a standalone NIC, then or at a later look",
      "  harmed           it acted on that",
      "  healed           it undid that within the cycle",
      "  turnedWrong      it had left the VF alone, and a later look misled it",
      "  wronglyIgnored   there was no netvsc, and it left the only NIC alone",
      "After the VF has lost its master, because it is removed or its netvsc goes, is counted of"
          + " who polls or hears of it:",
      "  sawOrphan        its next look still met the VF",
      "  sawStaleFlag     and read IFF_SLAVE, still set",
      "Every rate comes with its two-sided 95 %% interval. No event in N trials is a bound of about"
          + " 3.7/N, not 'never'.",
      "",
      "Every option has a configuration key too; an option wins over -D, -D over -c FILE, and that"
          + " over conf/."
    },
    exitCodeList = {
      HelpOptions.HOLDS,
      HelpOptions.FAILS_OR_WORSE,
      HelpOptions.USAGE,
      HelpOptions.INCONCLUSIVE,
      HelpOptions.UNTRUSTED,
      HelpOptions.INTERNAL,
      HelpOptions.INTERRUPTED
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vfrace run",
      "  vfrace run --kernel v6.7 --expect 'udev-azure-rule.sawUnslaved < 1e-4'",
      "  vfrace run --scenario boot --userspace cloud-init-19.3,wicked --duration 60s",
      "  vfrace run --timing raw --lag unbounded --json - | jq .windows",
      "  vfrace run -D timing.kernel.queues=200us --cycles 1M",
      "",
      "In --expect the metric follows the last dot. Operators: < <= > >= ==. '< R' holds once the"
          + " whole interval is below R, and fails once all of it is at or above R; in between the"
          + " run is inconclusive and wants more cycles.",
      "Ctrl-C ends a run early: what was measured is reported and written, marked incomplete."
    })
final class RunCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private final ConfigOptions config = new ConfigOptions();
  @Mixin private final CampaignArguments campaign = new CampaignArguments();
  @Mixin private final LimitArguments limits = new LimitArguments();
  @Mixin private final RunArguments arguments = new RunArguments();
  @Mixin private final KeepArguments keep = new KeepArguments();
  @Spec private CommandSpec spec = CommandSpec.create();

  RunCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws OutputException, InterruptedException {
    Map<RunOption, List<String>> given = campaign.given();
    given.putAll(limits.given());
    given.putAll(arguments.given());
    keep.addTo(given);
    Catalogue catalogue = config.load(surroundings.confDir(), given);
    return new RunFlow(surroundings, spec.commandLine().getOut(), spec.commandLine().getErr())
        .run(catalogue);
  }
}

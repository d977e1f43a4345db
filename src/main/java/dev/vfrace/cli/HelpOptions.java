package dev.vfrace.cli;

import picocli.CommandLine.Command;

/** What the help of every command has. */
@Command(
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    synopsisHeading = "%nUsage: ",
    descriptionHeading = "%n",
    parameterListHeading = "%nParameters:%n",
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:ran, and every --expect is decided and holds",
      " 1:an --expect is decided and does not hold",
      " 2:usage or configuration error; nothing was run",
      " 3:inconclusive: an --expect cannot be decided from so few cycles",
      " 4:untrusted: a control or the clock's fidelity failed; do not quote the figures",
      "70:internal error; what was measured is still written",
      "130:interrupted; what was measured is still written and reported"
    })
final class HelpOptions {}

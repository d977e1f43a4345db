package dev.vfrace.cli;

import dev.vfrace.settings.Catalogue;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a script that completes commands and options in a shell. */
@Command(
    name = "completion",
    header = "Prints a script that completes commands and options in a shell.",
    description = {
      "The script follows from the commands as they are now, and from the names in conf/: kernels,"
          + " scenarios, programs, timings, images. Print it again after an update."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  source <(vfrace completion bash)",
      "  source <(vfrace completion zsh)",
      "  vfrace completion fish | source",
      "  vfrace completion bash > ~/.local/share/bash-completion/completions/vfrace"
    })
final class CompletionCommand implements Callable<Integer> {

  /** The shells that can be served. */
  enum Shell {
    bash,
    zsh,
    fish
  }

  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}.")
  private Shell shell = Shell.bash;

  CompletionCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.print(script(shell, surroundings));
    out.flush();
    return ExitCode.OK;
  }

  /** The script for a shell, of all commands. */
  static String script(Shell shell, Surroundings surroundings) {
    CommandLine vfrace = Main.commandLine(surroundings);
    Candidates.of(Catalogue.load(surroundings.confDir(), List.of(), List.of(), Map.of()))
        .addTo(vfrace);
    return switch (shell) {
      case bash -> AutoComplete.bash(vfrace.getCommandName(), vfrace);
      case zsh -> ZshCompletion.script(vfrace);
      case fish -> FishCompletion.script(vfrace);
    };
  }
}

package dev.vfrace.cli;

import java.io.PrintWriter;
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
      "The script follows from the commands as they are now; print it again after an update."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  source <(vfrace completion bash)",
      "  source <(vfrace completion zsh)",
      "  vfrace completion bash > ~/.local/share/bash-completion/completions/vfrace"
    })
final class CompletionCommand implements Callable<Integer> {

  /** The shells that can be served. */
  enum Shell {
    bash,
    zsh
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}.")
  private Shell shell = Shell.bash;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (shell == Shell.zsh) {
      // The script itself loads bashcompinit; that needs compinit to have run.
      out.println("autoload -Uz compinit && compinit");
    }
    out.print(script(spec.root().commandLine()));
    out.flush();
    return ExitCode.OK;
  }

  /** The script for bash; zsh runs it too. */
  static String script(CommandLine vfrace) {
    return AutoComplete.bash(vfrace.getCommandName(), vfrace);
  }
}

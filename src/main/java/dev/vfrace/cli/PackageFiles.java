package dev.vfrace.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vfrace.settings.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;

/** Writes what the package has beside the program, as it follows from the commands. */
public final class PackageFiles {

  private PackageFiles() {}

  /**
   * The build runs this.
   *
   * @param args the directory to write to
   * @throws IOException if it cannot be written to
   */
  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[0]);
    for (Map.Entry<String, String> file : all().entrySet()) {
      Path path = directory.resolve(file.getKey());
      Files.createDirectories(path.resolveSibling("."));
      Files.writeString(path, file.getValue(), UTF_8);
    }
  }

  /** The content by path: a manual page for each command, and the completion for each shell. */
  static Map<String, String> all() {
    Surroundings surroundings =
        new Surroundings(
            Catalogue.confDir(),
            Sink.OTHER,
            Sink.OTHER,
            Engine.actors(),
            new CompletableFuture<>());
    CommandLine vfrace = Main.commandLine(surroundings);
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        "bash-completion/completions/vfrace",
        CompletionCommand.script(CompletionCommand.Shell.bash, surroundings));
    files.put(
        "zsh/site-functions/_vfrace",
        CompletionCommand.script(CompletionCommand.Shell.zsh, surroundings));
    files.put(
        "fish/vendor_completions.d/vfrace.fish",
        CompletionCommand.script(CompletionCommand.Shell.fish, surroundings));
    addPages(vfrace, files);
    return files;
  }

  private static void addPages(CommandLine command, Map<String, String> files) {
    ManualPage page = new ManualPage(command);
    files.put("man/man1/" + page.fileName(), page.roff());
    command.getSubcommands().values().stream()
        .filter(sub -> !(sub.getCommand() instanceof HelpCommand))
        .forEach(sub -> addPages(sub, files));
  }
}

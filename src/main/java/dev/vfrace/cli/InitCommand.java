package dev.vfrace.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vfrace.settings.Catalogue;
import dev.vfrace.settings.Kind;
import dev.vfrace.settings.Sketch;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a file to start from. */
@Command(
    name = "init",
    header = "Writes a commented file to start from: a program, kernel, timing or image.",
    description = {
      "The file is complete: it passes 'vfrace lint' and runs as it is. It says of every key what"
          + " it means and what it is if it is left out.",
      "",
      "A program is one that reads the flag after the uevent; a kernel or a timing is like the one"
          + " that 'run' takes by default, until a line is changed."
    },
    exitCodeList = {" 0:written", " 2:usage error, or the file is there already"},
    footerHeading = "%nExamples:%n",
    footer = {
      "  vfrace init program my-probe",
      "  vfrace init timing my-machine --out timings/my-machine.conf",
      "  vfrace init kernel my-fix; vfrace show kernel my-fix -c my-fix.conf"
    })
final class InitCommand implements Callable<Integer> {

  private static final Map<String, Kind> KINDS =
      Map.of(
          "program", Kind.USERSPACE,
          "kernel", Kind.KERNEL,
          "timing", Kind.TIMING,
          "image", Kind.IMAGE);

  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "KIND", description = "program, kernel, timing or image.")
  private String kind = "";

  @Parameters(index = "1", paramLabel = "NAME", description = "What it is to be called.")
  private String name = "";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where it is written; default: NAME.conf here. That of a timing names it.")
  private String out = "";

  InitCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws OutputException {
    Kind wanted = KINDS.get(kind);
    if (wanted == null) {
      throw new UsageException(
          "init '%s': no such kind; allowed: program, kernel, timing, image".formatted(kind));
    }
    String file = out.isEmpty() ? name + ".conf" : out;
    Catalogue catalogue = Catalogue.load(surroundings.confDir(), List.of(), List.of(), Map.of());
    String text = Sketch.text(catalogue, wanted, name, file);
    try {
      Files.writeString(Path.of(file), text, UTF_8, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException there) {
      throw new UsageException(
          "%s: is there already; allowed: a new file, by another name or --out".formatted(file));
    } catch (IOException e) {
      throw new OutputException(file, e);
    }
    PrintWriter told = spec.commandLine().getOut();
    told.println("wrote " + file + "; its first lines say how to go on");
    told.flush();
    return ExitCode.OK;
  }
}

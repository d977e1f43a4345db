package dev.vfrace.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vfrace.settings.Catalogue;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The command {@code vfrace}. */
@Command(
    name = "vfrace",
    header = "How often does userspace meet a VF before netvsc has claimed it?",
    description = {
      "Measures the frequency of races between the hot-plug of an SR-IOV VF under hv_netvsc and the"
          + " userspace programs that look at it, in a model of the kernel's steps that runs on"
          + " real threads.",
      "",
      "'vfrace run' gives a first answer in under a minute; 'vfrace help run' explains what is"
          + " counted."
    },
    exitCodeList = {
      HelpOptions.HOLDS,
      HelpOptions.FAILS,
      HelpOptions.USAGE,
      HelpOptions.INCONCLUSIVE,
      HelpOptions.UNTRUSTED,
      HelpOptions.INTERNAL,
      HelpOptions.INTERRUPTED
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vfrace run",
      "  vfrace list kernels",
      "  vfrace show kernel v6.1",
      "  vfrace help run"
    })
public final class Main {

  private Main() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    Start.main(args);
  }

  /**
   * Runs one command.
   *
   * @param stop when it completes, a campaign ends with what it has
   * @return its exit code
   */
  static int execute(String[] args, CompletableFuture<?> stop) {
    StandardOutput out = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    Surroundings surroundings =
        new Surroundings(
            Catalogue.confDir(),
            Sink.of(Sink.OUT, System.getenv()),
            Sink.of(Sink.ERR, System.getenv()),
            Engine.actors(),
            stop);
    CommandLine commandLine =
        commandLine(surroundings)
            .setOut(utf8(out))
            .setErr(utf8(new FileOutputStream(FileDescriptor.err)));
    int exitCode;
    try {
      exitCode = commandLine.execute(args);
    } catch (RuntimeException | Error problem) {
      exitCode = Errors.internal(commandLine, problem);
    }
    commandLine.getOut().flush();
    return out.failure().map(it -> Errors.notWritten(commandLine, it)).orElse(exitCode);
  }

  /** The command with its subcommands. */
  static CommandLine commandLine(Surroundings surroundings) {
    return command(new Main())
        .addSubcommand(command(new RunCommand(surroundings)))
        .addSubcommand(command(new AnalyzeCommand(surroundings)))
        .addSubcommand(command(new RerunCommand(surroundings)))
        .addSubcommand(command(new CheckCommand(surroundings)))
        .addSubcommand(command(new CompareCommand(surroundings)))
        .addSubcommand(command(new SensitivityCommand(surroundings)))
        .addSubcommand(command(new ReportsCommand(surroundings)))
        .addSubcommand(
            command(new ListCommand(surroundings)).addSubcommand(command(new ListKeysCommand())))
        .addSubcommand(
            command(new ShowCommand(surroundings))
                .addSubcommand(command(new ShowClockCommand()))
                .addSubcommand(command(new ShowRaceCommand(surroundings))))
        .addSubcommand(command(new PlanCommand(surroundings)))
        .addSubcommand(command(new CalibrateCommand(surroundings)))
        .addSubcommand(command(new TraceScriptCommand(surroundings)))
        .addSubcommand(command(new AgreeCommand(surroundings)))
        .addSubcommand(command(new BenchCommand(surroundings)))
        .addSubcommand(command(new FidelityCommand()))
        .addSubcommand(command(new CompletionCommand()))
        .addSubcommand(new HelpCommand())
        .setResourceBundle(new Defaults())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false)
        .setParameterExceptionHandler(new Errors())
        .setExecutionExceptionHandler(new Errors());
  }

  private static CommandLine command(Object annotated) {
    return new CommandLine(annotated).addMixin("help", new HelpOptions());
  }

  /** In UTF-8, or in ASCII where the locale has another encoding. */
  private static PrintWriter utf8(OutputStream stream) {
    return new PrintWriter(
        PlainSigns.of(new OutputStreamWriter(stream, UTF_8), localeCharset()), true);
  }

  private static Charset localeCharset() {
    String name = System.getProperty("native.encoding", UTF_8.name());
    return Charset.isSupported(name) ? Charset.forName(name) : US_ASCII;
  }
}

package dev.vfrace.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vfrace.settings.Catalogue;
import dev.vfrace.store.StorePlace;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
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

  /** Subcommands that tell of others. */
  private static final Set<String> SEE_ALL = Set.of("help", "completion");

  private static final Set<String> HELP = Set.of("-h", "--help");

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
    StandardOutput out = StandardOutput.ofThisProcess();
    Surroundings surroundings =
        new Surroundings(
            Catalogue.confDir(),
            Sink.of(StandardOutput.descriptor(), System.getenv()),
            Sink.of(Sink.ERR, System.getenv()),
            Engine.actors(),
            stop,
            StorePlace.of(StorePlace.AUTO, System.getenv()),
            TypedCommand.of(args));
    CommandLine commandLine =
        commandLine(surroundings, args)
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
    return withSubcommands(subcommands(surroundings));
  }

  /**
   * The command with the one subcommand that the arguments name, where they begin with one: picocli
   * takes a while to look through all of them. Else with all.
   */
  static CommandLine commandLine(Surroundings surroundings, String[] args) {
    Map<String, Supplier<CommandLine>> all = subcommands(surroundings, args);
    boolean named = args.length > 0 && all.containsKey(args[0]) && !SEE_ALL.contains(args[0]);
    return withSubcommands(named ? Map.of(args[0], all.get(args[0])) : all);
  }

  private static CommandLine withSubcommands(Map<String, Supplier<CommandLine>> subcommands) {
    CommandLine all = command(new Main());
    subcommands.values().forEach(each -> all.addSubcommand(each.get()));
    PlainNumbers.register(all);
    return all.setResourceBundle(new Defaults())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false)
        .setParameterExceptionHandler(new Errors())
        .setExecutionExceptionHandler(new Errors())
        .setExecutionStrategy(new NothingUnknown());
  }

  private static Map<String, Supplier<CommandLine>> subcommands(
      Surroundings surroundings, String... args) {
    Map<String, Supplier<CommandLine>> all = new LinkedHashMap<>();
    all.put("run", () -> command(new RunCommand(surroundings)));
    all.put("analyze", () -> command(new AnalyzeCommand(surroundings)));
    all.put("report", () -> command(new ReportCommand(surroundings)));
    all.put("witness", () -> command(new WitnessCommand(surroundings)));
    all.put("serve", () -> command(new ServeCommand(surroundings)));
    all.put(
        "runs",
        () ->
            command(
                args,
                new RunsCommand(surroundings),
                new RunsLabelCommand(surroundings),
                new RunsDeleteCommand(surroundings),
                new RunsCheckCommand(surroundings)));
    all.put("export", () -> command(new ExportCommand(surroundings)));
    all.put("merge", () -> command(new MergeCommand(surroundings)));
    all.put("resume", () -> command(new ResumeCommand(surroundings)));
    all.put("rerun", () -> command(new RerunCommand(surroundings)));
    all.put("check", () -> command(new CheckCommand(surroundings)));
    all.put("compare", () -> command(new CompareCommand(surroundings)));
    all.put("sensitivity", () -> command(new SensitivityCommand(surroundings)));
    all.put("sweep", () -> command(new SweepCommand(surroundings)));
    all.put("shrink", () -> command(new ShrinkCommand(surroundings)));
    all.put("init", () -> command(new InitCommand(surroundings)));
    all.put("lint", () -> command(new LintCommand(surroundings)));
    all.put("solve", () -> command(new SolveCommand(surroundings)));
    all.put("reports", () -> command(new ReportsCommand(surroundings)));
    all.put("list", () -> command(args, new ListCommand(surroundings), new ListKeysCommand()));
    all.put(
        "show",
        () ->
            command(
                args,
                new ShowCommand(surroundings),
                new ShowClockCommand(),
                new ShowRaceCommand(surroundings)));
    all.put("plan", () -> command(new PlanCommand(surroundings)));
    all.put("calibrate", () -> command(new CalibrateCommand(surroundings)));
    all.put("trace-script", () -> command(new TraceScriptCommand(surroundings)));
    all.put("agree", () -> command(new AgreeCommand(surroundings)));
    all.put("bench", () -> command(new BenchCommand(surroundings)));
    all.put("fidelity", () -> command(new FidelityCommand(surroundings)));
    all.put("completion", () -> command(new CompletionCommand(surroundings)));
    all.put("help", () -> new CommandLine(new HelpCommand()));
    return all;
  }

  /** With the subcommand that the arguments name, or with none; or with all where they ask. */
  private static CommandLine command(String[] args, Object annotated, Object... below) {
    CommandLine command = command(annotated);
    boolean all =
        args.length < 2 || args[1].startsWith("-") || Arrays.stream(args).anyMatch(HELP::contains);
    for (Object each : below) {
      String name = each.getClass().getAnnotation(Command.class).name();
      if (all || name.equals(args[1])) {
        command.addSubcommand(command(each));
      }
    }
    return command;
  }

  private static CommandLine command(Object annotated) {
    CommandLine command = new CommandLine(annotated).addMixin("help", new HelpOptions());
    // In a mixin it would be asked for at once.
    command.getCommandSpec().versionProvider(new Version());
    return command;
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

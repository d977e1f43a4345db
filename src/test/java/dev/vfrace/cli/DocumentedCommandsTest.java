package dev.vfrace.cli;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.campaign.Concurrency;
import dev.vfrace.campaign.Limits;
import dev.vfrace.documentation.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/**
 * The commands of the documentation, in the order of its pages, as they are written there. Files
 * that they need are those that the pages show, and those that commands before them have written.
 * What is cut is the work: a campaign has few cycles, and of many campaigns none is run.
 */
@Tag("campaign")
@Timeout(60)
class DocumentedCommandsTest {

  private static final long FEW_CYCLES = 64;

  /** A paragraph that ends so shows a file. */
  private static final Pattern FILE = Pattern.compile("`([\\w-]+\\.conf)`:$");

  private static final Pattern PLAIN_FILE =
      Pattern.compile("[\\w-]+\\.(conf|json|cbor|html|svg|txt|csv|csv\\.gz)");

  /**
   * They measure this machine for minutes, go on until they are stopped, or measure until they can
   * tell.
   */
  private static final Set<String> MEASURING =
      Set.of("bench", "fidelity", "serve", "sweep", "solve", "shrink");

  @TempDir private static Path directory;

  /** Files that are measured elsewhere: what pages call them, and what stands for them. */
  private static final Map<String, String> MEASURED =
      Map.of(
          "trace.txt", "/traces/trace-excerpt-fakevsc-20cycles.txt.gz",
          "cycles.csv.gz", "/measured/v61_fakevsc.cycles.csv.gz");

  @BeforeAll
  static void writeFiles() throws IOException {
    for (Map.Entry<String, String> file : MEASURED.entrySet()) {
      try (InputStream content =
          Objects.requireNonNull(
              DocumentedCommandsTest.class.getResourceAsStream(file.getValue()))) {
        Files.copy(content, directory.resolve(file.getKey()));
      }
    }
    for (Page page : Page.all()) {
      for (Page.Block block : page.blocks()) {
        Matcher file = FILE.matcher(block.before());
        if (file.find()) {
          Path path = directory.resolve(file.group(1));
          assertThat(path).as("%s: shown twice", page.path()).doesNotExist();
          Files.write(path, block.lines());
        }
      }
    }
  }

  static Stream<DocumentedCommand> fenced() {
    return Page.all().stream().flatMap(page -> DocumentedCommand.fenced(page).stream());
  }

  static Stream<DocumentedCommand> inline() {
    Set<List<String>> seen = new HashSet<>();
    return Page.all().stream()
        .flatMap(page -> DocumentedCommand.inline(page).stream())
        .filter(command -> seen.add(command.words()));
  }

  @ParameterizedTest
  @MethodSource("fenced")
  void aCommandInABlockDoesWhatThePageSays(DocumentedCommand command) throws IOException {
    if (!isVfrace(command) || isLong(command)) {
      isUnderstood(command);
      return;
    }
    InProcess result =
        InProcess.vfrace(
            aFewCycles(),
            new CompletableFuture<>(),
            Optional.of(storeOf(command)),
            arguments(command));
    assertThat(result.exitCode()).as("%s", result).isEqualTo(command.exitCode());
    if (!command.output().isEmpty()) {
      Files.writeString(directory.resolve(command.output()), result.out());
    }
  }

  @ParameterizedTest
  @MethodSource("inline")
  void aCommandInATextIsUnderstood(DocumentedCommand command) {
    isUnderstood(command);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stress/vfrace run --kernal v6.1",
        "stress/vfrace run --kernel v6.01",
        "stress/vfrace run -D run.cycle=1",
        "stress/vfrace show kernel v6.1 -c missing.conf",
        "stress/vfrace compare --suite stress/missing.conf",
        "stress/vfrace show nothing NAME",
        "stress/bench --repeat 3",
        "stress/micro -nonsense",
        "stress/missing"
      })
  void aWrongCommandIsFound(String text) {
    Page page = new Page(Path.of("page.md"), List.of("A `" + text + "`."));
    assertThat(DocumentedCommand.inline(page)).hasSize(1);
    assertThatThrownBy(() -> DocumentedCommand.inline(page).forEach(it -> isUnderstood(it)))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void wordsAreThoseOfAShell() {
    assertThat(DocumentedCommand.words("stress/vfrace run -D 'a={b=c, d=\"e\"}' x#y  # why 'not'"))
        .containsExactly("stress/vfrace", "run", "-D", "a={b=c, d=\"e\"}", "x#y");
    assertThat(DocumentedCommand.words("a --b=\"c d\" > e"))
        .containsExactly("a", "--b=c d", ">", "e");
  }

  @Test
  void everyCommandHasAnExampleThatIsRun() {
    Set<String> shown =
        fenced()
            .filter(command -> isVfrace(command) && !command.arguments().isEmpty())
            .map(command -> command.arguments().get(0))
            .collect(toSet());
    assertThat(shown)
        .contains("--version")
        .containsAll(
            Main.commandLine(surroundings()).getSubcommands().keySet().stream()
                .filter(name -> !MEASURING.contains(name))
                .toList());
  }

  /** What it asks for exists; what it would run is not run. */
  private static void isUnderstood(DocumentedCommand command) {
    switch (command.script()) {
      case "vfrace" -> isUnderstood(command, arguments(command));
      case "bench", "fidelity" -> {
        isScript(command);
        isUnderstood(
            command,
            Stream.concat(Stream.of(command.script()), Stream.of(arguments(command)))
                .toArray(String[]::new));
      }
      case "micro" -> {
        isScript(command);
        assertThatCode(() -> new CommandLineOptions(arguments(command))).doesNotThrowAnyException();
      }
      default -> assertThat(Page.root().resolve(command.words().get(0))).isRegularFile();
    }
  }

  private static void isUnderstood(DocumentedCommand command, String[] arguments) {
    if (command.isForm() || isLong(command) || MEASURING.contains(arguments[0])) {
      filesExist(command);
      assertThatCode(() -> Main.commandLine(surroundings()).parseArgs(filledIn(arguments)))
          .doesNotThrowAnyException();
    } else {
      InProcess result = InProcess.vfrace(aFewCycles(), completedFuture(null), arguments);
      assertThat(result.exitCode()).as("%s", result).isIn(ExitCode.OK, ExitCode.INTERRUPTED);
    }
  }

  /** A form's words of which one is to be chosen: the first; and no word for what is left open. */
  private static String[] filledIn(String[] arguments) {
    return Stream.of(arguments)
        .filter(word -> !word.equals("...") && !word.equals("…"))
        .map(word -> word.replaceFirst("\\|.*", ""))
        .toArray(String[]::new);
  }

  private static void isScript(DocumentedCommand command) {
    assertThat(Page.root().resolve("stress").resolve(command.script())).isExecutable();
  }

  private static boolean isVfrace(DocumentedCommand command) {
    return command.script().equals("vfrace");
  }

  private static boolean isLong(DocumentedCommand command) {
    List<String> words = command.arguments();
    return words.contains("--suite")
        || words.contains("reports")
        || words.equals(List.of("show", "clock"))
        || words.stream().limit(1).anyMatch(MEASURING::contains);
  }

  private static void filesExist(DocumentedCommand command) {
    assertThat(command.words())
        .filteredOn(word -> word.matches("(stress|conf)/.*"))
        .allSatisfy(word -> assertThat(Page.root().resolve(word)).isRegularFile());
  }

  /**
   * Files of the project from its root, and others from the directory in which commands are run.
   */
  private static String[] arguments(DocumentedCommand command) {
    List<String> arguments = new ArrayList<>();
    for (String word : command.arguments()) {
      Path ours = Page.root().resolve(word);
      if (PLAIN_FILE.matcher(word).matches()) {
        arguments.add(directory.resolve(word).toString());
      } else {
        arguments.add(word.contains("/") && Files.exists(ours) ? ours.toString() : word);
      }
    }
    return arguments.toArray(String[]::new);
  }

  /** The runs of a page are numbered as if it were alone. */
  private static Path storeOf(DocumentedCommand command) {
    String page = command.place().replaceFirst(":.*", "").replace('/', '-');
    return directory.resolve(page + ".db");
  }

  private static Engine aFewCycles() {
    return (settings, progress, stop) -> Engine.actors().run(small(settings), progress, stop);
  }

  private static CampaignSettings small(CampaignSettings settings) {
    long cycles = Math.min(FEW_CYCLES, settings.cycles().orElse(FEW_CYCLES));
    return settings.sized(
        new Limits(OptionalLong.of(cycles), settings.duration(), settings.until(), /* warmUp= */ 0),
        new Concurrency(/* lanes= */ 2, settings.threads()));
  }

  private static Surroundings surroundings() {
    return new Surroundings(
        Page.root().resolve("conf"),
        Sink.OTHER,
        Sink.OTHER,
        aFewCycles(),
        new CompletableFuture<>());
  }
}

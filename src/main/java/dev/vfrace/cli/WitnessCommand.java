package dev.vfrace.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vfrace.count.Worded;
import dev.vfrace.model.MachineSpec;
import dev.vfrace.raw.RawRun;
import dev.vfrace.raw.WitnessJson;
import dev.vfrace.report.Document;
import dev.vfrace.report.WitnessList;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.text.Page;
import dev.vfrace.witness.Notable;
import dev.vfrace.witness.Pick;
import dev.vfrace.witness.Sample;
import dev.vfrace.witness.SequenceText;
import dev.vfrace.witness.Witness;
import dev.vfrace.witness.WitnessBook;
import dev.vfrace.witness.WitnessReplay;
import dev.vfrace.witness.WitnessSvg;
import dev.vfrace.witness.WitnessText;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Shows one cycle of a run in which something came of a program. */
@Command(
    name = "witness",
    header = "Shows single cycles of a run: what happened when a program met the VF too early.",
    description = {
      "Of each thing that came of a program a run keeps the first, the last, the tightest and a"
          + " typical cycle, and some cycles as they ran. Without PROGRAM this lists them; with one"
          + " it shows a cycle, a column an actor, in the kernel's words, with modelled time.",
      "",
      "What was recorded as it ran is shown as that. Of the others nothing is kept but what finds"
          + " them again: such a cycle is run once more, on the oracle, one thread on which"
          + " modelled time alone decides, with the delays that it drew. It is said which of the"
          + " two is shown, and whether the replay came out as it was counted."
    },
    exitCodeList = {
      HelpOptions.DONE,
      " 2:usage error, or no such witness",
      HelpOptions.INTERNAL,
      HelpOptions.INTERRUPTED
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vfrace run --json run.json; vfrace witness run.json",
      "  vfrace witness run.json udev-azure-rule",
      "  vfrace witness run.json udev-azure-rule --outcome nearMiss --pick tightest",
      "  vfrace witness run.json udev-azure-rule --replay",
      "  vfrace witness run.json udev-azure-rule --format svg --out race.svg"
    })
final class WitnessCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private final StoreOption store = new StoreOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "FILE|ID",
      description = "What --json has written, or the number of a run in the store.")
  private String name = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PROGRAM",
      description = "Whose cycle is shown; default: a list of all.")
  private Optional<String> program = Optional.empty();

  @Option(
      names = "--outcome",
      paramLabel = "OUTCOME",
      converter = NotableConverter.class,
      description =
          "What came of it: harmed, misjudged, turnedWrong, wronglyIgnored, sawUnslaved,"
              + " sawNoMaster, nearMiss; default: the first of these that there is.")
  private Optional<Notable> outcome = Optional.empty();

  @Option(
      names = "--pick",
      paramLabel = "WHICH",
      converter = PickConverter.class,
      description =
          "Which of these cycles: recorded, typical, tightest, first, last; default: the first of"
              + " these that there is.")
  private Optional<Pick> pick = Optional.empty();

  @Option(
      names = "--replay",
      description = "Runs the cycle again on the oracle, though it was recorded.")
  private boolean replay;

  @Option(
      names = "--run",
      paramLabel = "N",
      description = "Of a file with several runs, the one of that number, from 1 on.")
  private Optional<Integer> number = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, svg, mermaid, plantuml or json; default ${DEFAULT-VALUE}.")
  private WitnessFormat format = WitnessFormat.TEXT;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where it is written; the file appears complete or not at all.")
  private Optional<String> out = Optional.empty();

  @Option(names = "--wide", description = "A column for every actor, however long the lines.")
  private boolean wide;

  WitnessCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws OutputException {
    Optional<WholeFile> file =
        out.map(to -> WholeFile.open(to, "--out '%s'".formatted(to), "a file to write to"));
    RawRun run = run();
    if (run.witnesses().isEmpty()) {
      throw new UsageException(
          name
              + ": holds no witnesses; allowed: a run with --witnesses of 1 or more, in which"
              + " something came of a program");
    }
    write(file, program.isEmpty() ? list(run) : told(witness(run, program.get())));
    return ExitCode.OK;
  }

  private RawRun run() {
    List<RawRun> runs = store.saved(surroundings).read(name).runs();
    if (number.isEmpty() && runs.size() == 1) {
      return runs.get(0);
    }
    int at = number.orElse(0);
    if (at < 1 || at > runs.size()) {
      String all =
          IntStream.range(0, runs.size())
              .mapToObj(
                  it ->
                      "%d (%s, %s)"
                          .formatted(
                              it + 1,
                              runs.get(it).subject().kernel(),
                              runs.get(it).subject().scenario()))
              .collect(Collectors.joining(", "));
      throw new UsageException(
          "--run %s: %s holds %d runs; allowed: %s"
              .formatted(
                  number.map(String::valueOf).orElse("is not given"), name, runs.size(), all));
    }
    return runs.get(at - 1);
  }

  private String list(RawRun run) {
    if (format == WitnessFormat.JSON) {
      return new Document(WitnessJson.book(run.witnesses())).json();
    }
    if (format != WitnessFormat.TEXT) {
      throw new UsageException(
          "--format %s needs a PROGRAM; allowed without: text, json"
              .formatted(format.name().toLowerCase(Locale.ROOT)));
    }
    if (replay || outcome.isPresent() || pick.isPresent()) {
      throw new UsageException("--replay, --outcome and --pick need a PROGRAM");
    }
    Page page = page();
    return page.text(WitnessList.lines(run, page));
  }

  private Page page() {
    return out.isPresent()
        ? (wide ? Page.file().wide() : Page.file())
        : surroundings.page(surroundings.out(), wide);
  }

  private Witness witness(RawRun run, String of) {
    WitnessBook book = run.witnesses();
    Map<Notable, Map<Pick, Sample>> all = book.of(of);
    if (all.isEmpty()) {
      throw new UsageException(
          "'%s': no witness of it in %s; allowed: %s"
              .formatted(of, name, String.join(", ", book.samples().keySet())));
    }
    Notable notable = outcome.orElse(all.keySet().iterator().next());
    Map<Pick, Sample> picks = all.getOrDefault(notable, Map.of());
    if (picks.isEmpty()) {
      throw new UsageException(
          "--outcome %s: it did not come of %s; allowed: %s"
              .formatted(notable.word(), of, words(all.keySet())));
    }
    Pick which = pick.orElse(picks.keySet().iterator().next());
    Sample sample = picks.get(which);
    if (sample == null) {
      throw new UsageException(
          "--pick %s: there is none; allowed: %s".formatted(which.word(), words(picks.keySet())));
    }
    Optional<Witness> recorded = replay ? Optional.empty() : book.recorded(of, notable, which);
    return recorded.orElseGet(() -> replayed(run, new Witness.Subject(of, notable, which, sample)));
  }

  private static String words(Set<? extends Worded> allowed) {
    return allowed.stream().map(it -> it.word()).collect(Collectors.joining(", "));
  }

  private Witness replayed(RawRun run, Witness.Subject subject) {
    if (run.provenance().configuration().isEmpty()) {
      throw new UsageException(name + ": holds no configuration to run a cycle again from");
    }
    MachineSpec machine =
        Catalogue.recorded(name, run.provenance(), Map.of()).comparableCampaign().machine();
    try (WitnessReplay oracle = new WitnessReplay(machine)) {
      return oracle.replay(subject);
    }
  }

  private String told(Witness witness) {
    Page page = page();
    return switch (format) {
      case TEXT -> page.text(WitnessText.lines(witness, page));
      case SVG -> WitnessSvg.render(witness);
      case MERMAID -> text(SequenceText.mermaid(witness));
      case PLANTUML -> text(SequenceText.plantUml(witness));
      case JSON -> new Document(WitnessJson.witness(witness)).json();
    };
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }

  private void write(Optional<WholeFile> file, String text) throws OutputException {
    if (file.isEmpty()) {
      PrintWriter terminal = spec.commandLine().getOut();
      terminal.print(text);
      terminal.flush();
      return;
    }
    try {
      file.get().write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new OutputException(out.orElseThrow(), e);
    }
  }

  /** Reads what can come of a program. */
  private static final class NotableConverter implements ITypeConverter<Notable> {
    @Override
    public Notable convert(String word) {
      return Notable.byWord(word)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "unknown outcome '%s'; allowed: %s".formatted(word, Notable.words())));
    }
  }

  /** Reads which of several cycles. */
  private static final class PickConverter implements ITypeConverter<Pick> {
    @Override
    public Pick convert(String word) {
      return Pick.byWord(word)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "unknown pick '%s'; allowed: %s".formatted(word, Pick.words())));
    }
  }
}

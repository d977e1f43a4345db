package dev.vfrace.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vfrace.calibration.Calibrated;
import dev.vfrace.calibration.CalibrationText;
import dev.vfrace.calibration.Reading;
import dev.vfrace.calibration.TimingText;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.settings.Kind;
import dev.vfrace.text.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a timing from traces and logs. */
@Command(
    name = "calibrate",
    header = "Makes a timing from traces and logs of a real machine.",
    description = {
      "Reads, by what is in them and not by their names: ftrace text of 'vfrace trace-script'"
          + " (every step of a registration) · udevadm monitor -k -u, with or without --property"
          + " (queues) · dmesg, or journalctl -k as short-monotonic, short-precise or json (probe,"
          + " join, open, switch, removal, from above) · the debug log of systemd-udevd · udevadm"
          + " info · cloud-init.log · ip -ts monitor link · the cycles of a lab run. Files may be"
          + " gzipped, as large as you like, and of many cycles.",
      "",
      "A step with 30 samples or more gets their quantiles, one with fewer a fitted curve and how"
          + " well it fits. Whatever was not found is left to another timing, and the file says so."
          + " A stall hits several steps at once: --rows keeps what was measured together, without"
          + " which a rate can come out several times too high.",
      "",
      "Neither the timing nor what is printed holds names, addresses or serial numbers of the"
          + " machine, nor names of its files."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vfrace calibrate trace.txt --out mine.conf --rows mine.csv",
      "  journalctl -k -o short-monotonic | vfrace calibrate - --out mine.conf --like azure-mana",
      "  vfrace run --timing mine.conf"
    })
final class CalibrateCommand implements Callable<Integer> {

  private static final String STDIN = "-";
  private static final String GZIP = ".gz";
  private static final String READ = "a file of a trace or log, or - for standard input";
  private static final String ALLOWED = "a file in a writable directory";

  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "What was traced or logged; - is standard input.")
  private List<String> files = List.of();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "CONF",
      description = "Where the timing goes; an older file is replaced, which is said.")
  private String out = "";

  @Option(
      names = "--rows",
      paramLabel = "CSV",
      description =
          "Where the joint rows go, which the timing then names; gzipped if it ends in .gz.")
  private Optional<String> rows = Optional.empty();

  @Option(
      names = "--like",
      paramLabel = "TIMING",
      defaultValue = "azure-mlx5",
      description = "The timing that has what is not found; default ${DEFAULT-VALUE}.")
  private String like = "";

  @Option(names = "--wide", arity = "0", description = "As with 'run'.")
  private boolean wide;

  CalibrateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    checkLike();
    WholeFile timing = WholeFile.open(out, "--out '%s'".formatted(out), ALLOWED);
    Optional<WholeFile> table =
        rows.map(name -> WholeFile.open(name, "--rows '%s'".formatted(name), ALLOWED));
    Calibrated learnt = read();
    if (!learnt.hasKeys()) {
      throw new UsageException(
          "nothing was found that a timing can take; 'vfrace trace-script' helps");
    }
    if (table.isPresent() && learnt.rows().count() == 0) {
      throw new UsageException(
          "--rows: no registration of which all steps are known; allowed: with ftrace text or the"
              + " cycles of a lab run");
    }
    Optional<TimingText.RowsEntry> entry = Optional.empty();
    if (table.isPresent()) {
      byte[] csv = learnt.rows().csv().getBytes(UTF_8);
      String name = rows.orElseThrow();
      write(table.get(), name, name.endsWith(GZIP) ? gzipped(csv) : csv);
      entry = Optional.of(new TimingText.RowsEntry(fromTiming(name), sha256(csv)));
    }
    String text =
        new TimingText(learnt, like, entry)
            .text(LocalDate.now(ZoneOffset.UTC).toString(), Version.number());
    write(timing, out, text.getBytes(UTF_8));
    tell(learnt);
    return ExitCode.OK;
  }

  private void checkLike() {
    Set<String> known =
        Catalogue.load(surroundings.confDir(), List.of(), List.of(), Map.of())
            .pages()
            .summaries(Kind.TIMING)
            .keySet();
    if (!known.contains(like)) {
      throw new UsageException(
          "--like '%s': no such timing; allowed: %s".formatted(like, String.join(", ", known)));
    }
  }

  private Calibrated read() {
    Reading reading = new Reading();
    for (String name : files) {
      try (InputStream input = open(name)) {
        reading.read(name, input);
      } catch (IOException e) {
        throw new UsageException("%s: cannot be read: %s".formatted(name, e.getMessage()));
      }
    }
    return reading.result();
  }

  private static InputStream open(String name) {
    return name.equals(STDIN) ? System.in : RegularFile.open(name, READ);
  }

  private void write(WholeFile file, String name, byte[] content) throws OutputException {
    if (file.holdsOlder()) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("vfrace: %s: replaced".formatted(name));
      err.flush();
    }
    try {
      file.write(content);
    } catch (IOException e) {
      throw new OutputException(name, e);
    }
  }

  /** The rows as seen from where the timing is. */
  private String fromTiming(String name) {
    Path home = Path.of(out).toAbsolutePath().normalize().getParent();
    Path table = Path.of(name).toAbsolutePath().normalize();
    return home == null ? table.toString() : home.relativize(table).toString();
  }

  private void tell(Calibrated learnt) {
    PrintWriter stdout = spec.commandLine().getOut();
    Page page = surroundings.page(surroundings.out(), wide);
    stdout.print(page.text(new CalibrationText(learnt, like, rows.isPresent()).lines(page)));
    stdout.println();
    stdout.println("next: vfrace run --timing " + out);
    stdout.flush();
  }

  private static byte[] gzipped(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream packed = new GZIPOutputStream(bytes)) {
      packed.write(content);
    }
    return bytes.toByteArray();
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

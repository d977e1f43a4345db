package dev.vfrace.calibration;

import dev.vfrace.text.Quantity;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads traces and logs, of any number of cycles, each line by the kind of input that it looks
 * like. What is kept of a line is numbers: no name, address or serial number of a machine.
 */
public final class Reading {

  private final Findings findings = new Findings();
  private final FtraceText ftrace = new FtraceText(findings);
  private final UdevMonitor monitor = new UdevMonitor(findings);
  private final KernelLog kernelLog = new KernelLog(findings);
  private final LabTable lab = new LabTable(findings);
  private final List<Source> sources =
      List.of(
          ftrace,
          monitor,
          kernelLog,
          new UdevLog(findings),
          new UdevDatabase(findings),
          new CloudInitLog(findings),
          new LinkMonitor(findings),
          lab);
  private final List<String> inputs = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /**
   * Reads one input to its end.
   *
   * @param name for messages alone
   * @throws CalibrationException if nothing is found in it
   */
  public void read(String name, InputStream raw) throws IOException {
    findings.nextFile();
    long before = findings.count();
    Map<Source, Long> taken = new LinkedHashMap<>();
    long lines = 0;
    long foreign = 0;
    boolean isCutShort;
    try (Lines text = Lines.open(name, raw)) {
      Optional<String> next = text.next();
      while (next.isPresent()) {
        lines++;
        Line line = new Line(next.get());
        Optional<Source> taker = sources.stream().filter(source -> source.take(line)).findFirst();
        taker.ifPresent(source -> taken.merge(source, 1L, Long::sum));
        foreign += taker.isPresent() || line.text().isBlank() ? 0 : 1;
        next = text.next();
      }
      isCutShort = text.isCutShort();
    }
    sources.forEach(Source::endOfFile);
    if (findings.count() == before) {
      throw nothing(name, lines, taken);
    }
    describe(lines, foreign, taken, isCutShort);
  }

  /** What was learnt from all inputs. */
  public Calibrated result() {
    WakeUps wakeUps = new WakeUps(ftrace.cycles(), monitor.receipts());
    List<Cycle> cycles =
        Stream.concat(wakeUps.cycles().stream(), lab.cycles().stream().map(LabCycle::cycle))
            .toList();
    List<String> all = new ArrayList<>(notes);
    all.addAll(ftrace.notes());
    all.addAll(monitor.notes());
    wakeUps.note().ifPresent(all::add);
    if (ftrace.cycles().size() == Cycle.MOST || lab.cycles().size() == Cycle.MOST) {
      all.add("only the first %s are kept".formatted(Quantity.count(Cycle.MOST, "registration")));
    }
    if (kernelLog.coarse() > 0) {
      all.add(
          "kernel log: %s messages have times of whole seconds and bound nothing: take dmesg as it is, or journalctl -k -o short-monotonic"
              .formatted(Quantity.count(kernelLog.coarse())));
    }
    return new Calibrated(inputs, findings.samples(), tracedBy(), cycles, all);
  }

  private String tracedBy() {
    return lab.cycles().isEmpty() ? ftrace.title() : lab.title();
  }

  private void describe(long lines, long foreign, Map<Source, Long> taken, boolean isCutShort) {
    String kinds =
        taken.entrySet().stream()
            .map(it -> "%s of %s".formatted(Quantity.count(it.getValue()), it.getKey().title()))
            .collect(Collectors.joining(", "));
    inputs.add(
        "input %d: %s: %s; %s belong to nothing that is read%s"
            .formatted(
                findings.file(),
                Quantity.count(lines, "line"),
                kinds,
                Quantity.count(foreign),
                isCutShort ? "; IT ENDS EARLY, its compressed data are cut short or damaged" : ""));
  }

  private CalibrationException nothing(String name, long lines, Map<Source, Long> taken) {
    String seen =
        taken.isEmpty()
            ? ""
            : "; there are lines of %s, but nothing in them that bounds a step"
                .formatted(
                    taken.keySet().stream().map(Source::title).collect(Collectors.joining(", ")));
    String wanted = sources.stream().map(it -> "\n  " + it.wanted()).collect(Collectors.joining());
    return new CalibrationException(
        "%s: nothing found in %s%s%s; looked for:%s"
            .formatted(name, Quantity.count(lines, "line"), seen, coarse(), wanted));
  }

  private String coarse() {
    return kernelLog.coarse() > 0
        ? "; times of whole seconds are of no use: dmesg as it is, or journalctl -k -o short-monotonic"
        : "";
  }
}

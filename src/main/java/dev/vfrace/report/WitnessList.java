package dev.vfrace.report;

import dev.vfrace.count.Counter;
import dev.vfrace.raw.RawRun;
import dev.vfrace.text.Durations;
import dev.vfrace.text.Page;
import dev.vfrace.text.Quantity;
import dev.vfrace.text.TextTable;
import dev.vfrace.witness.Notable;
import dev.vfrace.witness.Pick;
import dev.vfrace.witness.Sample;
import dev.vfrace.witness.WitnessBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The witnesses that a run has left, in a table. */
public final class WitnessList {

  /** The heads of the columns behind program and outcome. */
  public static final List<String> FIGURES =
      List.of("count", "tightest", "typical", "window", "recorded");

  private static final String NOTHING = "-";

  private WitnessList() {}

  /** What came of whom, how often, and how near it was; the worst of each program first. */
  public static List<String> lines(RawRun run, Page page) {
    WitnessBook book = run.witnesses();
    TextTable table = TextTable.ofFigures();
    table.words(1);
    table.mayLack("window", 5);
    List<String> heads = new ArrayList<>(List.of("program", "outcome"));
    heads.addAll(FIGURES);
    table.heads(heads);
    rows(run).forEach(table::add);
    List<String> lines = new ArrayList<>();
    lines.add(
        "%d cycles of this run were kept as they ran (kernel %s, scenario %s, seed %d)"
            .formatted(
                book.stories().size(),
                run.subject().kernel(),
                run.subject().scenario(),
                run.amounts().seed()));
    lines.add("");
    lines.addAll(table.lines(page));
    lines.add("");
    lines.add("tightest, typical: how long before the mark it looked; of a near miss, after it");
    lines.add("recorded: VM and cycle of the one that was kept as it ran; the others are replayed");
    return lines;
  }

  /** A row for each thing that came of a program. */
  public static List<List<String>> rows(RawRun run) {
    List<List<String>> rows = new ArrayList<>();
    run.witnesses()
        .samples()
        .forEach(
            (program, all) ->
                all.forEach((notable, picks) -> rows.add(row(run, program, notable, picks))));
    return rows;
  }

  private static List<String> row(
      RawRun run, String program, Notable notable, Map<Pick, Sample> picks) {
    Optional<Sample> typical = Optional.ofNullable(picks.get(Pick.TYPICAL));
    return List.of(
        program,
        notable.word(),
        notable.counter().map(counter -> count(run, program, counter)).orElse(NOTHING),
        margin(Optional.ofNullable(picks.get(Pick.TIGHTEST))),
        margin(typical),
        typical
            .filter(it -> it.windowNanos().isPresent())
            .map(it -> Durations.text((double) it.windowNanos().getAsLong()))
            .orElse(NOTHING),
        Optional.ofNullable(picks.get(Pick.RECORDED))
            .map(it -> "%d/%d".formatted(it.place().lane(), it.place().cycle()))
            .orElse(NOTHING));
  }

  private static String count(RawRun run, String program, Counter counter) {
    return Optional.ofNullable(run.tallies().programs().get(program))
        .map(tally -> Quantity.count(tally.total().of(counter)))
        .orElse(NOTHING);
  }

  private static String margin(Optional<Sample> sample) {
    if (sample.isEmpty() || sample.get().marginNanos().isEmpty()) {
      return NOTHING;
    }
    long margin = sample.get().marginNanos().getAsLong();
    return (margin < 0 ? "-" : "") + Durations.text((double) Math.abs(margin));
  }
}

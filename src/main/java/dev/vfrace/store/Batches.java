package dev.vfrace.store;

import dev.vfrace.analysis.ResultBuilder;
import dev.vfrace.analysis.RunResult;
import dev.vfrace.raw.Node;
import dev.vfrace.raw.RawRun;
import dev.vfrace.raw.RawSum;
import dev.vfrace.raw.Tallies;
import dev.vfrace.report.ContrastPresentation;
import dev.vfrace.report.Presentation;
import dev.vfrace.report.RunPresentation;
import dev.vfrace.study.Contrast;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the batches of a run add up to. */
final class Batches {

  private final Sql sql;

  /** Reads by these statements. */
  Batches(Sql sql) {
    this.sql = sql;
  }

  /**
   * A batch.
   *
   * @param at where it stands
   * @param part what it counted
   */
  record Batch(RunWriter.At at, RawRun part) {}

  /** What a campaign was before its first cycle. */
  RawRun head(long run, int place) {
    return sql.rows(
            "SELECT head FROM campaign WHERE run = ? AND place = ?",
            row -> Blobs.head(row.getBytes(1)),
            run,
            place)
        .get(0);
  }

  /** The batches of a campaign in their order. */
  List<Batch> of(long run, int place, RawRun head) {
    return sql.rows(
        """
        SELECT number, block, block_ends, lane_cycles, counted FROM batch
        WHERE run = ? AND place = ? ORDER BY number\
        """,
        row ->
            new Batch(
                new RunWriter.At(
                    row.getInt("number"),
                    row.getInt("block"),
                    row.getInt("block_ends") != 0,
                    Sql.optional(row, "lane_cycles")),
                Blobs.batch(row.getBytes("counted"), head)),
        run,
        place);
  }

  /** The sum of a campaign's batches, as that of a process that is gone, or that is at it. */
  RawRun sum(StoredRun run, int place) {
    RawRun head = head(run.id(), place);
    return sum(head, of(run.id(), place, head));
  }

  /** Where a run of one campaign goes on. */
  ResumePoint resumePoint(long run) {
    RawRun head = head(run, 0);
    List<Batch> all = of(run, 0, head);
    boolean inBlocks = head.clock().measuresScheduling();
    int count = all.size();
    while (count > 0 && !isResumable(all.get(count - 1).at, inBlocks)) {
      count--;
    }
    List<Batch> kept = all.subList(0, count);
    Optional<RunWriter.At> last = kept.stream().reduce((one, next) -> next).map(Batch::at);
    return new ResumePoint(
        run,
        head,
        sum(head, kept),
        count,
        inBlocks ? 0 : last.map(it -> it.laneCycles().orElseThrow()).orElse(0L),
        inBlocks ? last.map(it -> it.block() + 1).orElse(0) : 0);
  }

  private static boolean isResumable(RunWriter.At at, boolean inBlocks) {
    return inBlocks ? at.blockEnds() : at.laneCycles().isPresent();
  }

  /** The sum of batches. */
  static RawRun sum(RawRun head, List<Batch> batches) {
    RawRun sum = head;
    Optional<RawRun> block = Optional.empty();
    for (int at = 0; at < batches.size(); at++) {
      RawRun part = batches.get(at).part;
      if (!head.clock().measuresScheduling()) {
        sum = RawSum.of(sum, part);
        continue;
      }
      RawRun more = block.map(it -> RawSum.of(it, part)).orElse(part);
      boolean ends =
          at + 1 == batches.size() || batches.get(at).at.block() != batches.get(at + 1).at.block();
      sum = ends ? RawSum.of(sum, asBlock(more)) : sum;
      block = ends ? Optional.empty() : Optional.of(more);
    }
    return new RawRun(
        sum.origin(),
        head.experiment(),
        sum.questions(),
        sum.course(),
        sum.tallies(),
        sum.histograms(),
        sum.witnesses());
  }

  /** All of it as one block. */
  private static RawRun asBlock(RawRun run) {
    Tallies tallies = run.tallies();
    Map<String, Tallies.ProgramTally> programs = new LinkedHashMap<>();
    tallies.programs().forEach((name, tally) -> programs.put(name, asBlock(tally)));
    return new RawRun(
        run.origin(),
        run.experiment(),
        run.questions(),
        run.course(),
        new Tallies(
            tallies.workers(),
            programs,
            tallies.image().map(Batches::asBlock),
            tallies.controls(),
            new Tallies.Stocks(tallies.stocks().whole(), List.of(tallies.stocks().whole())),
            tallies.traffic(),
            tallies.pairs()),
        run.histograms(),
        run.witnesses());
  }

  private static Tallies.ProgramTally asBlock(Tallies.ProgramTally tally) {
    return new Tallies.ProgramTally(tally.batches(), tally.disturbed(), List.of(tally.total()));
  }

  /**
   * What a run that has no result yet comes to so far.
   *
   * @throws StoreException if its kind has none before its end
   */
  Presentation presentation(StoredRun run) {
    return switch (run.kind()) {
      case RUN, MERGE -> new RunPresentation(result(run, 0));
      case COMPARE -> new ContrastPresentation(contrast(run));
      case SUITE, SWEEP ->
          throw new StoreException(
              ("run %d: a %s that was %s before its end has no result; what its campaigns counted"
                      + " is in the store")
                  .formatted(run.id(), run.kind().word(), run.state().word()));
    };
  }

  private RunResult result(StoredRun run, int place) {
    return ResultBuilder.build(sum(run, place));
  }

  private Contrast contrast(StoredRun run) {
    Node frame = frame(run.id());
    return new Contrast(
        frame.at("kind").text(),
        frame.at("nameA").text(),
        frame.at("nameB").text(),
        frame.at("blocks").size(),
        result(run, 0),
        result(run, 1));
  }

  private Node frame(long run) {
    return sql.rows("SELECT frame FROM run WHERE id = ?", row -> new Frame(row.getString(1)), run)
        .get(0)
        .node();
  }
}

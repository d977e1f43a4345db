package dev.vfrace.cli;

import dev.vfrace.campaign.BatchSink;
import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.raw.RawRun;
import dev.vfrace.report.Document;
import dev.vfrace.report.ShellWord;
import dev.vfrace.settings.StoreOptions;
import dev.vfrace.store.Frame;
import dev.vfrace.store.Journal;
import dev.vfrace.store.Kind;
import dev.vfrace.store.ResumePoint;
import dev.vfrace.store.State;
import dev.vfrace.store.StoreException;
import dev.vfrace.store.StorePlace;
import dev.vfrace.store.StoredRun;
import dev.vfrace.text.Quantity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Keeps a run in the store while it runs, if it is to be kept; whatever fails costs that alone. */
final class Keeping {

  private final Optional<Journal> journal;
  private final RunOutput output;
  private final String command;

  /** What a command needs to find the store; empty: nothing. */
  private final String store;

  private boolean canGoOn;

  private Keeping(Optional<Journal> journal, RunOutput output, String command, String store) {
    this.journal = journal;
    this.output = output;
    this.command = command;
    this.store = store;
  }

  /** Keeps nothing yet, and tells of the runs that were lost since somebody looked. */
  static Keeping open(StoreOptions options, Surroundings surroundings, RunOutput output) {
    Optional<Journal> journal =
        place(options, surroundings)
            .map(it -> new Journal(it, new Journal.Pace(options.shortest(), options.longest())));
    String store =
        options.file().equals(StorePlace.AUTO) ? "" : " --store " + ShellWord.of(options.file());
    journal.ifPresent(it -> it.lost().forEach(run -> output.note(lost(run, store))));
    String command =
        surroundings.command().stream().map(ShellWord::of).collect(Collectors.joining(" "));
    return new Keeping(journal, output, command, store);
  }

  /** The file of the store; empty: none. */
  static Optional<Path> place(StoreOptions options, Surroundings surroundings) {
    return options.file().equals(StorePlace.AUTO)
        ? surroundings.store()
        : StorePlace.of(options.file(), Map.of());
  }

  /** That a run was lost, and what is left of it. */
  private static String lost(StoredRun run, String store) {
    String kept =
        "run %d was lost after %s%s cycles, which are kept in %d %s"
            .formatted(
                run.id(),
                Quantity.count(run.cycles()),
                run.requested().isPresent()
                    ? " of " + Quantity.count(run.requested().getAsLong())
                    : "",
                run.batches(),
                run.batches() == 1 ? "batch" : "batches");
    return run.kind() == Kind.RUN
        ? "%s; 'vfrace resume %d%s' goes on".formatted(kept, run.id(), store)
        : kept;
  }

  /** Whether the run is to be kept. */
  boolean isOn() {
    return journal.isPresent();
  }

  /**
   * A run begins; that it cannot be kept is said at once, and not only when hours are over.
   *
   * @param frame what it needs beside its campaigns
   */
  void begin(Kind kind, Frame frame) {
    canGoOn = kind == Kind.RUN;
    journal.ifPresent(it -> it.begin(kind, command, frame));
    journal
        .flatMap(Journal::failure)
        .ifPresent(
            reason ->
                output.note(
                    "%s; what is measured is told, but not kept, and the exit code will be %d"
                        .formatted(reason, ExitCode.INTERNAL)));
  }

  /** A campaign of it begins. */
  BatchSink campaign(int place, String name, CampaignSettings settings, RawRun begun) {
    return journal.map(it -> it.campaign(place, name, settings, begun)).orElse(BatchSink.NONE);
  }

  /**
   * A run goes on.
   *
   * @throws StoreException if it cannot
   */
  BatchSink goOn(ResumePoint point, CampaignSettings settings) {
    canGoOn = true;
    Journal open = journal.orElseThrow();
    BatchSink sink = open.goOn(point, settings);
    open.failure()
        .ifPresent(
            reason -> {
              throw new StoreException(reason);
            });
    return sink;
  }

  /** What has come of it so far, which is shown if its process is lost. */
  void soFar(Supplier<Document> document) {
    journal.ifPresent(it -> it.soFar(document));
  }

  /** The run has ended. */
  void end(State state, Document document) {
    canGoOn = canGoOn && state == State.INTERRUPTED;
    journal.ifPresent(it -> it.end(state, document));
  }

  /**
   * Tells what has become of it in the store.
   *
   * @param code the exit code of the run
   * @return the same; {@link ExitCode#INTERNAL} in place of 0 if the run is not kept as it should
   */
  int told(int code) {
    Optional<String> failure = journal.flatMap(Journal::failure);
    if (failure.isPresent()) {
      output.warn("not kept in the store: %s; --no-store runs without".formatted(failure.get()));
      return code == ExitCode.OK ? ExitCode.INTERNAL : code;
    }
    journal
        .map(Journal::number)
        .ifPresent(
            number ->
                number.ifPresent(
                    id ->
                        output.note(
                            "kept as run %d; 'vfrace %s %d%s' %s"
                                .formatted(
                                    id,
                                    canGoOn ? "resume" : "analyze",
                                    id,
                                    store,
                                    canGoOn ? "goes on" : "shows it again"))));
    return code;
  }

  /** How a run ended, by the reasons of its campaigns. */
  static State state(List<RawRun> runs) {
    State state = State.COMPLETE;
    for (RawRun run : runs) {
      State own =
          switch (run.course().reason()) {
            case COMPLETE, TIME_IS_UP, COUNTED_ENOUGH -> State.COMPLETE;
            case INTERRUPTED -> State.INTERRUPTED;
            case FAILED, LOST -> State.FAILED;
          };
      state = own.compareTo(state) > 0 ? own : state;
    }
    return state;
  }
}

package dev.vfrace.tune;

import dev.vfrace.analysis.ResultBuilder;
import dev.vfrace.campaign.BlockRunner;
import dev.vfrace.campaign.Blocks;
import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.campaign.CycleWatch;
import dev.vfrace.campaign.Ending;
import dev.vfrace.campaign.Measurement;
import dev.vfrace.raw.RawRun;
import dev.vfrace.raw.RawSum;
import dev.vfrace.raw.Recorder;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Measures in rounds: a block at each of the places that a plan names, then it asks again. The
 * blocks of a round take turns on as many threads as there may be, and all count only whole, so
 * that what is broken off and taken up again comes to the same. Use once.
 */
public final class Explorer {

  private final Function<List<AxisValue>, CampaignSettings> campaigns;
  private final int atOnce;
  private final BlockRunner runner;
  private final Recorder recorder;
  private final Map<List<AxisValue>, CampaignSettings> settings = new HashMap<>();
  private volatile LongSupplier cyclesDone = () -> 0;

  /**
   * An explorer that has not started.
   *
   * @param campaigns one block at some values, all with the same seed
   * @param atOnce blocks that run at a time, at least 1
   * @param runner runs a block
   * @param recorder makes raw runs of what was measured
   */
  public Explorer(
      Function<List<AxisValue>, CampaignSettings> campaigns,
      int atOnce,
      BlockRunner runner,
      Recorder recorder) {
    this.campaigns = campaigns;
    this.atOnce = atOnce;
    this.runner = runner;
    this.recorder = recorder;
  }

  /**
   * Goes on until the plan is done.
   *
   * @param plan says where to measure
   * @param before what is known already
   * @param watch watches the cycles of all blocks that are run now
   * @param stop when it completes, what was measured is all
   */
  public Explored run(Plan plan, Explored before, CycleWatch watch, CompletableFuture<?> stop)
      throws InterruptedException {
    return run(plan, before, watch, stop, known -> {});
  }

  /**
   * Goes on until the plan is done.
   *
   * @param plan says where to measure
   * @param before what is known already
   * @param watch watches the cycles of all blocks that are run now
   * @param stop when it completes, what was measured is all
   * @param sink hears what is known after each round
   */
  public Explored run(
      Plan plan,
      Explored before,
      CycleWatch watch,
      CompletableFuture<?> stop,
      Consumer<Explored> sink)
      throws InterruptedException {
    watch.start(() -> cyclesDone.getAsLong());
    try {
      Explored known = new Explored(before.points(), before.pending(), Optional.empty());
      while (known.early().isEmpty()) {
        List<Request> due =
            known.pending().isEmpty() ? known.next(plan.next(known)) : known.pending();
        if (due.isEmpty()) {
          break;
        }
        known = round(known, due, stop);
        sink.accept(known);
      }
      return known;
    } finally {
      watch.stop();
    }
  }

  private Explored round(Explored known, List<Request> due, CompletableFuture<?> stop)
      throws InterruptedException {
    List<CampaignSettings> blocks = due.stream().map(this::block).toList();
    long before = cyclesDone.getAsLong();
    Blocks round = new Blocks(blocks, 1, atOnce, runner, InstantSource.system());
    cyclesDone = () -> before + round.cyclesDone();
    List<Measurement> measured = round.run(stop);
    Set<List<AxisValue>> broken = new HashSet<>();
    List<Integer> whole = new ArrayList<>();
    List<Request> pending = new ArrayList<>();
    for (int at = 0; at < due.size(); at++) {
      if (measured.get(at).ending().reason() == Ending.Reason.COMPLETE
          && !broken.contains(due.get(at).values())) {
        whole.add(at);
      } else {
        broken.add(due.get(at).values());
        pending.add(due.get(at));
      }
    }
    return new Explored(added(known, due, measured, whole), pending, early(measured));
  }

  private CampaignSettings block(Request request) {
    return settings.computeIfAbsent(request.values(), campaigns).ofBlock(request.block());
  }

  /** The first failure, or else that it was interrupted. */
  private static Optional<Ending> early(List<Measurement> measured) {
    Optional<Ending> failure = first(measured, Ending.Reason.FAILED);
    return failure.isPresent() ? failure : first(measured, Ending.Reason.INTERRUPTED);
  }

  private static Optional<Ending> first(List<Measurement> measured, Ending.Reason reason) {
    return measured.stream()
        .map(Measurement::ending)
        .filter(it -> it.reason() == reason)
        .findFirst();
  }

  private List<Point> added(
      Explored known, List<Request> due, List<Measurement> measured, List<Integer> whole)
      throws InterruptedException {
    Map<List<AxisValue>, Point> points = new LinkedHashMap<>();
    known.points().forEach(point -> points.put(point.values(), point));
    List<Callable<RawRun>> recordings = new ArrayList<>();
    for (int at : whole) {
      Optional<Point> before = Optional.ofNullable(points.get(due.get(at).values()));
      recordings.add(() -> record(measured.get(at), before));
    }
    List<RawRun> raw = recorded(recordings);
    Map<List<AxisValue>, RawRun> sums = new LinkedHashMap<>();
    Map<List<AxisValue>, Integer> blocks = new HashMap<>();
    for (int at = 0; at < whole.size(); at++) {
      List<AxisValue> values = due.get(whole.get(at)).values();
      Optional<RawRun> sum =
          Optional.ofNullable(sums.get(values))
              .or(() -> Optional.ofNullable(points.get(values)).flatMap(it -> it.run().raw()));
      RawRun more = raw.get(at);
      sums.put(values, sum.map(it -> RawSum.of(it, more)).orElse(more));
      blocks.merge(values, 1, Integer::sum);
    }
    sums.forEach(
        (values, sum) ->
            points.put(
                values,
                new Point(
                    values,
                    known.blocks(values) + blocks.getOrDefault(values, 0),
                    ResultBuilder.build(sum))));
    return List.copyOf(points.values());
  }

  /** Recording plays some cycles too: as many at a time as blocks. */
  private List<RawRun> recorded(List<Callable<RawRun>> recordings) throws InterruptedException {
    ExecutorService executor = Executors.newFixedThreadPool(atOnce);
    try {
      List<RawRun> raw = new ArrayList<>();
      for (Future<RawRun> each : executor.invokeAll(recordings)) {
        raw.add(each.get());
      }
      return raw;
    } catch (ExecutionException failure) {
      throw new IllegalStateException("a run could not be recorded", failure.getCause());
    } finally {
      executor.shutdownNow();
    }
  }

  private RawRun record(Measurement measured, Optional<Point> before) {
    return before
        .flatMap(point -> point.run().raw())
        .map(first -> recorder.record(measured, first))
        .orElseGet(() -> recorder.record(measured, RawRun.Questions.NONE));
  }
}

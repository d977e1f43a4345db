package dev.vfrace.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Strands driven by hand, on workers whose threads are not started. */
@Tag("unit")
class StrandTest {

  private static final long LAG = 5;

  private final List<String> done = new ArrayList<>();
  private final AtomicLong wall = new AtomicLong();

  @Test
  void doesItsAgendaInOrder() {
    Strand alone = new Strand(Side.KERNEL, worker(Pace.FREE, OptionalLong.of(LAG)));
    set(alone, "second", 20);
    set(alone, "first", 10);
    alone.run();
    assertThat(done).containsExactly("first", "second");
    assertThat(alone.now()).isEqualTo(20);
  }

  @Test
  void waitsForAPeerThatIsFurtherBehindThanTheLag() {
    Pair pair = pair(OptionalLong.of(LAG));
    set(pair.one, "one at 106", 106);
    set(pair.other, "other at 100", 100);
    pair.one.run();
    assertThat(done).isEmpty();
    pair.other.run();
    pair.one.run();
    assertThat(done).containsExactly("other at 100", "one at 106");
  }

  @Test
  void runsAheadOfItsPeerByTheLag() {
    Pair pair = pair(OptionalLong.of(LAG));
    set(pair.one, "one at 105", 105);
    set(pair.other, "other at 100", 100);
    pair.one.run();
    assertThat(done).containsExactly("one at 105");
  }

  @Test
  void doesNotWaitWhenUnbounded() {
    Pair pair = pair(OptionalLong.empty());
    set(pair.one, "one at 1000", 1000);
    set(pair.other, "other at 100", 100);
    pair.one.run();
    assertThat(done).containsExactly("one at 1000");
  }

  @Test
  void isHeldBackByACrossingUntilThePeerHasTakenIt() {
    Pair pair = pair(OptionalLong.of(LAG));
    act(pair.one, 100, () -> send(pair, () -> done.add("crossing at " + pair.other.now())));
    set(pair.one, "one at 200", 200);
    pair.one.run();
    assertThat(done).isEmpty();
    pair.other.run();
    pair.one.run();
    assertThat(done).containsExactly("crossing at 100", "one at 200");
  }

  @Test
  void doesACrossingAfterWhatWasDueBeforeIt() {
    Pair pair = pair(OptionalLong.of(LAG));
    act(pair.one, 100, () -> send(pair, () -> done.add("crossing")));
    set(pair.other, "other at 99", 99);
    set(pair.other, "other at 101", 101);
    pair.one.run();
    pair.other.run();
    assertThat(done).containsExactly("other at 99", "crossing", "other at 101");
  }

  @Test
  void takesAnAnswerInThatComesAtOnce() {
    Pair pair = pair(OptionalLong.of(LAG));
    Pair back = pair.reversed();
    set(pair.other, "other at 1000", 1000);
    act(
        pair.one,
        100,
        () -> {
          send(pair, () -> send(back, () -> done.add("answer at " + pair.one.now())));
          pair.other.run();
        });
    set(pair.one, "one at 200", 200);
    pair.other.run();
    pair.one.run();
    assertThat(done).containsExactly("answer at 100", "one at 200");
  }

  @Test
  void leavesWhatItSetsForNowToItsNextTurn() {
    Strand alone = new Strand(Side.KERNEL, worker(Pace.FREE, OptionalLong.of(LAG)));
    act(alone, 10, () -> set(alone, "again at 10", 10));
    alone.run();
    assertThat(done).isEmpty();
    alone.run();
    assertThat(done).containsExactly("again at 10");
  }

  @Test
  void atRealPaceWaitsForTheWallClock() {
    Strand alone = new Strand(Side.KERNEL, worker(Pace.REAL, OptionalLong.of(LAG)));
    set(alone, "at 50", 50);
    wall.set(49);
    alone.run();
    assertThat(done).isEmpty();
    wall.set(50);
    alone.run();
    assertThat(done).containsExactly("at 50");
  }

  /** Once, what fell due between two questions to the clock was neither done nor slept for. */
  @ParameterizedTest(name = "the clock says after {0} questions that it is time")
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
  void doesWhatFallsDueWhileItLooksAtTheClock(int questions) throws InterruptedException {
    AtomicInteger asked = new AtomicInteger();
    LongSupplier clock = () -> asked.getAndIncrement() < questions ? 49 : 50;
    Clock real = new Clock(Pace.REAL, OptionalLong.of(LAG), startingAtZero(clock));
    Worker worker = new Worker(0, real);
    CountDownLatch fired = new CountDownLatch(1);
    act(new Strand(Side.KERNEL, worker), 50, fired::countDown);
    worker.start();
    try {
      assertThat(fired.await(10, TimeUnit.SECONDS)).as("not forgotten").isTrue();
      assertThat(asked).hasValueGreaterThan(questions);
    } finally {
      worker.shutdown();
    }
  }

  /** The first question is that for the clock's origin. */
  private static LongSupplier startingAtZero(LongSupplier later) {
    AtomicBoolean started = new AtomicBoolean();
    return () -> started.getAndSet(true) ? later.getAsLong() : 0;
  }

  private Pair pair(OptionalLong lag) {
    Strand one = new Strand(Side.KERNEL, worker(Pace.FREE, lag));
    Strand other = new Strand(Side.USERSPACE, worker(Pace.FREE, lag));
    Strand.pair(one, other);
    return new Pair(one, other);
  }

  /** A message from one to the other; it is handed over at once, as it lies in the inbox. */
  private static void send(Pair pair, Runnable handler) {
    pair.one.send(
        new Strand.Crossing() {
          @Override
          void fire() {
            handler.run();
          }
        });
  }

  private Worker worker(Pace pace, OptionalLong lag) {
    return new Worker(0, new Clock(pace, lag, wall::get));
  }

  private void set(Strand strand, String name, long time) {
    act(strand, time, () -> done.add(name));
  }

  private static void act(Strand strand, long time, Runnable action) {
    strand.insert(
        new Agenda.Entry() {
          @Override
          void fire() {
            action.run();
          }
        },
        time);
  }

  private record Pair(Strand one, Strand other) {
    Pair reversed() {
      return new Pair(/* one= */ other, /* other= */ one);
    }
  }
}

package dev.vfrace.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sides of VMs as tasks of workers that share them. */
@Tag("unit")
@Timeout(60)
class TaskTest {

  private static final long LAG = 5;

  private final Clock clock = new Clock(Pace.FREE, OptionalLong.of(LAG), System::nanoTime);
  private final List<Worker> workers = List.of(new Worker(0, clock), new Worker(1, clock));
  private final Strand kernel = new Strand(Side.KERNEL, workers.get(0));
  private final Strand userspace = new Strand(Side.USERSPACE, workers.get(0));
  private final List<String> done = new ArrayList<>();

  TaskTest() {
    Worker.share(workers);
    Strand.pair(kernel, userspace);
  }

  @AfterEach
  void end() {
    workers.forEach(Worker::shutdown);
  }

  @Test
  void aWorkerGoesOnWithThePeerThatHasSomethingToDo() {
    at(kernel, 10, () -> send(kernel, () -> done.add("crossing")));
    assertThat(kernel.turn(workers.get(0))).isSameAs(userspace);
    userspace.turn(workers.get(0));
    assertThat(done).containsExactly("crossing");
  }

  @Test
  void aPeerThatWaitsIsCalledWhenItsTimeHasCome() {
    at(userspace, 20, () -> done.add("at 20"));
    at(kernel, 10, () -> done.add("at 10"));
    assertThat(userspace.turn(workers.get(0))).as("called its peer already").isNull();
    assertThat(done).isEmpty();
    assertThat(kernel.turn(workers.get(1))).isSameAs(userspace);
    assertThat(userspace.turn(workers.get(1))).isNull();
    assertThat(done).containsExactly("at 10", "at 20");
  }

  @Test
  void whoIsCalledDuringATurnHasAnother() {
    at(kernel, 10, kernel::call);
    assertThat(kernel.turn(workers.get(0))).isSameAs(kernel);
    assertThat(kernel.turn(workers.get(0))).isNull();
  }

  @Test
  void isQueuedOnceHoweverOftenItIsCalled() {
    RunState state = new RunState();
    assertThat(state.call()).isTrue();
    assertThat(state.call()).isFalse();
    state.begin();
    assertThat(state.call()).isFalse();
    assertThat(state.end(/* goesOn= */ false)).as("called meanwhile").isTrue();
    state.begin();
    assertThat(state.end(/* goesOn= */ false)).isFalse();
    assertThat(state.call()).isTrue();
  }

  @Test
  void doesTasksInTheirOrderBeforeItsAgenda() {
    at(kernel, 10, () -> done.add("entry"));
    kernel.post(() -> done.add("first task"));
    kernel.post(() -> done.add("second task"));
    kernel.turn(workers.get(0));
    assertThat(done).containsExactly("first task", "second task", "entry");
  }

  @Test
  void anIdleWorkerStealsFromOneThatIsBusy() throws InterruptedException {
    Strand own = new Strand(Side.KERNEL, workers.get(0));
    CountDownLatch stolen = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    workers.forEach(Worker::start);
    own.post(
        () -> {
          // waits in this worker's queue, so that only the other can do it
          new Strand(Side.KERNEL, workers.get(0)).post(stolen::countDown);
          await(stolen);
          end.countDown();
        });
    assertThat(end.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void bothSidesRunAtOnceIfBothCan() throws InterruptedException {
    CyclicBarrier both = new CyclicBarrier(2);
    CountDownLatch met = new CountDownLatch(2);
    at(kernel, 10, () -> meet(both, met));
    at(userspace, 10 + LAG, () -> meet(both, met));
    workers.forEach(Worker::start);
    assertThat(met.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void nothingIsLostBetweenManyVms() throws InterruptedException {
    int vms = 50;
    int rallies = 2000;
    CountDownLatch ended = new CountDownLatch(vms);
    ConcurrentLinkedQueue<Long> ends = new ConcurrentLinkedQueue<>();
    List<Strand> kernels =
        IntStream.range(0, vms)
            .mapToObj(
                vm -> {
                  Strand one = new Strand(Side.KERNEL, workers.get(0));
                  Strand.pair(one, new Strand(Side.USERSPACE, workers.get(1)));
                  return one;
                })
            .toList();
    workers.forEach(Worker::start);
    for (Strand one : kernels) {
      one.post(
          () ->
              at(
                  one,
                  0,
                  () ->
                      rally(
                          one,
                          rallies,
                          () -> {
                            ends.add(one.on(Side.KERNEL).now());
                            ended.countDown();
                          })));
    }
    assertThat(ended.await(50, TimeUnit.SECONDS)).isTrue();
    assertThat(ends).hasSize(vms).containsOnly((long) rallies);
  }

  /** To the peer and, a nanosecond later, back again, until there are none left. */
  private static void rally(Strand here, int left, Runnable end) {
    if (left == 0) {
      end.run();
      return;
    }
    Strand there = here.on(here.on(Side.KERNEL) == here ? Side.USERSPACE : Side.KERNEL);
    send(here, () -> at(there, there.now() + 1, () -> rally(there, left - 1, end)));
  }

  private static void send(Strand from, Runnable handler) {
    from.send(
        new Strand.Crossing() {
          @Override
          void fire() {
            handler.run();
          }
        });
  }

  private static void at(Strand strand, long time, Runnable action) {
    strand.insert(
        new Agenda.Entry() {
          @Override
          void fire() {
            action.run();
          }
        },
        time);
  }

  private static void meet(CyclicBarrier both, CountDownLatch met) {
    try {
      both.await(30, TimeUnit.SECONDS);
      met.countDown();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

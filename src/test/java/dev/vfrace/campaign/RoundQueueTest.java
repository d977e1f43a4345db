package dev.vfrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Machines that go on with the next round while others are in the one before it. */
@Tag("unit")
final class RoundQueueTest {

  private static final int ALL = Integer.MAX_VALUE;

  private final RoundQueue queue = new RoundQueue(ALL, /* overlaps= */ true);

  @Test
  void startsAllMachinesOfTheFirstRound() {
    open(queue, 0, 1, 2);
    assertThat(start(queue)).containsExactly(0, 1, 2);
    assertThat(queue.isComplete()).isFalse();
  }

  @Test
  void aMachineThatIsDoneGoesOnWhileAnotherIsStillInTheRound() {
    open(queue, 0, 1);
    start(queue);
    assertThat(queue.wantsRound()).isTrue();
    open(queue, 0, 1);
    assertThat(start(queue)).isEmpty();
    assertThat(queue.done(0)).isTrue();
    assertThat(start(queue)).containsExactly(0);
  }

  @Test
  void itsReportOfTheRoundAheadIsToldApart() {
    open(queue, 0, 1);
    start(queue);
    open(queue, 0, 1);
    queue.done(0);
    start(queue);
    assertThat(queue.done(0)).isFalse();
    assertThat(queue.isComplete()).isFalse();
    assertThat(queue.done(1)).isTrue();
    assertThat(queue.isComplete()).isTrue();
  }

  @Test
  void noMachineIsTwoRoundsAhead() {
    open(queue, 0, 1);
    start(queue);
    open(queue, 0, 1);
    queue.done(0);
    start(queue);
    queue.done(0);
    assertThat(queue.wantsRound()).isFalse();
    assertThat(start(queue)).isEmpty();
  }

  @Test
  void noRoundIsOpenedBeyondTheOneAhead() {
    open(queue, 0);
    start(queue);
    open(queue, 1);
    start(queue);
    assertThat(queue.wantsRound()).isFalse();
  }

  @Test
  void theRoundAheadIsTheOldestOnceTheOneBeforeIsClosed() {
    open(queue, 0, 1);
    start(queue);
    open(queue, 0, 1);
    queue.done(0);
    start(queue);
    queue.done(0);
    queue.done(1);
    queue.closeRound();
    assertThat(start(queue)).containsExactly(1);
    assertThat(queue.isComplete()).isFalse();
    assertThat(queue.done(1)).isTrue();
    assertThat(queue.isComplete()).isTrue();
  }

  @Test
  void withoutOverlapTheNextRoundWaitsForAll() {
    RoundQueue strict = new RoundQueue(ALL, /* overlaps= */ false);
    open(strict, 0, 1);
    start(strict);
    strict.done(0);
    assertThat(strict.wantsRound()).isFalse();
    strict.done(1);
    strict.closeRound();
    assertThat(strict.wantsRound()).isTrue();
  }

  @Test
  void noMoreThanSoManyAreUnderWay() {
    RoundQueue two = new RoundQueue(2, /* overlaps= */ true);
    open(two, 0, 1, 2);
    assertThat(start(two)).containsExactly(0, 1);
    assertThat(two.wantsRound()).isFalse();
    two.done(1);
    assertThat(start(two)).containsExactly(2);
  }

  @Test
  void noMoreThanSoManyAreARoundAhead() {
    RoundQueue two = new RoundQueue(2, /* overlaps= */ true);
    open(two, 0, 1, 2, 3);
    start(two);
    for (int machine : new int[] {0, 2, 3}) {
      two.done(machine);
      start(two);
    }
    open(two, 0, 2, 3, 1);
    assertThat(start(two)).containsExactly(0);
    two.done(0);
    assertThat(start(two)).containsExactly(2);
    two.done(2);
    assertThat(start(two)).isEmpty();
    two.done(1);
    two.closeRound();
    assertThat(start(two)).containsExactly(3, 1);
  }

  @Test
  void aMachineThatIsLostIsNotWaitedFor() {
    open(queue, 0, 1);
    start(queue);
    queue.lose(0);
    assertThat(queue.isBusy()).isTrue();
    queue.done(1);
    assertThat(queue.isBusy()).isFalse();
  }

  private static void open(RoundQueue queue, int... machines) {
    queue.openRound();
    for (int machine : machines) {
      queue.add(new RoundQueue.Start(machine, 1));
    }
  }

  private static List<Integer> start(RoundQueue queue) {
    return Stream.generate(queue::start)
        .takeWhile(Optional::isPresent)
        .map(next -> next.orElseThrow().machine())
        .toList();
  }
}

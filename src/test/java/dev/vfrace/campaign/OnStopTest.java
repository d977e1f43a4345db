package dev.vfrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class OnStopTest {

  private final CompletableFuture<Void> stop = new CompletableFuture<>();
  private final AtomicInteger done = new AtomicInteger();

  @Test
  void isDoneAtTheStop() {
    OnStop.of(stop, done::incrementAndGet);
    assertThat(done).hasValue(0);
    stop.complete(null);
    assertThat(done).hasValue(1);
  }

  @Test
  void isDoneAtOnceAfterTheStop() {
    stop.complete(null);
    OnStop.of(stop, done::incrementAndGet);
    assertThat(done).hasValue(1);
  }

  @Test
  void isNotDoneOnceItIsClosed() {
    OnStop.of(stop, done::incrementAndGet).close();
    stop.complete(null);
    assertThat(done).hasValue(0);
  }

  /**
   * A sweep ran out of memory: each of its campaigns stayed with the one future that may stop it.
   */
  @Test
  void whatIsOverIsNotKeptByWhoMayStopIt() {
    WeakReference<Object> counted = listenAndClose();
    System.gc();
    assertThat(counted.get()).isNull();
    assertThat(stop).isNotDone();
  }

  private WeakReference<Object> listenAndClose() {
    Object counted = new Object();
    OnStop.of(stop, () -> done.addAndGet(counted.toString().length())).close();
    return new WeakReference<>(counted);
  }
}

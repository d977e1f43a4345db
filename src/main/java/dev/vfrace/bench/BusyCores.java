package dev.vfrace.bench;

import java.util.ArrayList;
import java.util.List;

/** Neighbours on the machine: threads that do nothing but take time, until they are stopped. */
final class BusyCores {

  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean isOver;

  /**
   * Starts them.
   *
   * @param count how many
   */
  static BusyCores start(int count) {
    BusyCores busy = new BusyCores();
    for (int index = 0; index < count; index++) {
      Thread thread = new Thread(busy::spin, "busy-" + index);
      thread.setDaemon(true);
      busy.threads.add(thread);
      thread.start();
    }
    return busy;
  }

  private BusyCores() {}

  private void spin() {
    while (!isOver) {
      Thread.onSpinWait();
    }
  }

  /** Ends them and waits until they have ended. */
  void stop() throws InterruptedException {
    isOver = true;
    for (Thread thread : threads) {
      thread.join();
    }
  }
}

package dev.vfrace.serve;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The latest message, and those who wait for the next. A message that is the same as the last is no
 * news.
 */
final class Hub {

  private long number;
  private String latest = "";
  private boolean closed;

  /**
   * A message and its number, which grows.
   *
   * @param number of it
   * @param text of it
   */
  record Message(long number, String text) {}

  /** Tells everybody, if it is news. */
  synchronized void tell(String text) {
    if (number == 0 || !text.equals(latest)) {
      latest = text;
      number++;
      notifyAll();
    }
  }

  /**
   * The latest message that is newer than one; empty if none came in time.
   *
   * @param known number of the newest that is known, 0 for none
   */
  synchronized Optional<Message> after(long known, long millis) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (!closed && number <= known) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        break;
      }
      wait(left);
    }
    return number > known ? Optional.of(new Message(number, latest)) : Optional.empty();
  }

  /** Whether nothing more will come. */
  synchronized boolean isClosed() {
    return closed;
  }

  /** Lets everybody go. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }
}

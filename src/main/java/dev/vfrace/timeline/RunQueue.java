package dev.vfrace.timeline;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The strands that wait for a worker. The worker takes those that came last to the front, whose
 * memory is warm; others steal from the back. Thread-safe.
 */
final class RunQueue {

  private final ArrayDeque<Strand> strands = new ArrayDeque<>();
  private volatile int size;

  synchronized void addFirst(Strand strand) {
    strands.addFirst(strand);
    size = strands.size();
  }

  synchronized void addLast(Strand strand) {
    strands.addLast(strand);
    size = strands.size();
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The first, or null. */
  @Nullable Strand takeFirst() {
    return size == 0 ? null : poll(/* first= */ true);
  }

  /** The last, or null. */
  @Nullable Strand takeLast() {
    return size == 0 ? null : poll(/* first= */ false);
  }

  private synchronized @Nullable Strand poll(boolean first) {
    Strand taken = first ? strands.pollFirst() : strands.pollLast();
    size = strands.size();
    return taken;
  }
}

package dev.vfrace.timeline;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What one strand still has to do, ordered by deadline and, at equal deadlines, by insertion.
 *
 * <p>A binary heap of entries that know their place, so that an alarm can be moved or taken out. A
 * strand holds a few dozen entries at most, all of one VM, so that they stay in the cache together;
 * a wheel shared by all VMs of a worker touches a cold VM at every tick. Exact to the nanosecond:
 * there is no tick. Not thread-safe: the strand's worker alone uses it.
 */
final class Agenda {

  /** Something to do at a modelled time. */
  abstract static class Entry {
    private long time;
    private long order;
    private int index = -1;

    /** When it is due, in modelled nanoseconds. */
    final long time() {
      return time;
    }

    /** Does it. */
    abstract void fire();

    private boolean before(Entry other) {
      return time != other.time ? time < other.time : order < other.order;
    }
  }

  /** Room for what a VM with one image's programs has under way; it grows for those with more. */
  private @Nullable Entry[] heap = new @Nullable Entry[8];

  private int size;
  private long nextOrder;

  /** The number of the next entry to be inserted; every entry there is has a lower one. */
  long mark() {
    return nextOrder;
  }

  /** Whether the entry was inserted after {@link #mark} gave this number. */
  static boolean insertedSince(Entry entry, long mark) {
    return entry.order >= mark;
  }

  void insert(Entry entry, long time) {
    if (entry.index >= 0) {
      remove(entry);
    }
    entry.time = time;
    entry.order = nextOrder++;
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, size * 2);
    }
    siftUp(entry, size++);
  }

  void remove(Entry entry) {
    int hole = entry.index;
    if (hole < 0) {
      return;
    }
    entry.index = -1;
    Entry last = at(--size);
    heap[size] = null;
    if (last != entry) {
      if (hole > 0 && last.before(at((hole - 1) >>> 1))) {
        siftUp(last, hole);
      } else {
        siftDown(last, hole);
      }
    }
  }

  /** The first entry, or null. */
  @Nullable Entry first() {
    return heap[0];
  }

  /** The first deadline; {@code Long.MAX_VALUE} when there is nothing to do. */
  long firstTime() {
    Entry first = heap[0];
    return first == null ? Long.MAX_VALUE : first.time;
  }

  private Entry at(int index) {
    Entry entry = heap[index];
    if (entry == null) {
      throw new IllegalStateException("no entry at " + index);
    }
    return entry;
  }

  private void siftUp(Entry entry, int start) {
    int hole = start;
    while (hole > 0) {
      int parent = (hole - 1) >>> 1;
      Entry above = at(parent);
      if (!entry.before(above)) {
        break;
      }
      place(above, hole);
      hole = parent;
    }
    place(entry, hole);
  }

  private void siftDown(Entry entry, int start) {
    int hole = start;
    int half = size >>> 1;
    while (hole < half) {
      int child = 2 * hole + 1;
      Entry below = at(child);
      if (child + 1 < size && at(child + 1).before(below)) {
        below = at(++child);
      }
      if (!below.before(entry)) {
        break;
      }
      place(below, hole);
      hole = child;
    }
    place(entry, hole);
  }

  private void place(Entry entry, int index) {
    heap[index] = entry;
    entry.index = index;
  }
}

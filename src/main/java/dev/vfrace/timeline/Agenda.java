package dev.vfrace.timeline;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What one strand still has to do, ordered by deadline and, at equal deadlines, by insertion.
 *
 * <p>A binary heap. A strand holds a few dozen entries at most, all of one VM, so that they stay in
 * the cache together; a wheel shared by all VMs of a worker touches a cold VM at every tick. Exact
 * to the nanosecond: there is no tick. Not thread-safe: the strand's worker alone uses it.
 *
 * <p>Entries do not know their place: an alarm that is moved or taken out, which is rare, is looked
 * for. With that and a number of four bytes a timer has 40 bytes in place of 48, of which every VM
 * has two dozen.
 */
final class Agenda {

  /** The time of an entry that is in no agenda. */
  private static final long NOT_THERE = Long.MIN_VALUE;

  /** Something to do at a modelled time. */
  abstract static class Entry {
    private long time = NOT_THERE;
    private int order;

    /** When it is due, in modelled nanoseconds; only while it is in an agenda. */
    final long time() {
      return time;
    }

    /** Does it. */
    abstract void fire();

    private boolean before(Entry other) {
      return time != other.time ? time < other.time : order - other.order < 0;
    }
  }

  /** Room for what a VM with one image's programs has under way; it grows for those with more. */
  private @Nullable Entry[] heap = new @Nullable Entry[8];

  private int size;

  /** Begins anew after the highest: numbers of one agenda are never two thousand million apart. */
  private int nextOrder;

  /** Nothing to do. */
  Agenda() {
    this(0);
  }

  /** Nothing to do; the number of the first entry. */
  Agenda(int firstOrder) {
    nextOrder = firstOrder;
  }

  /** The number of the next entry to be inserted; every entry there is has an earlier one. */
  int mark() {
    return nextOrder;
  }

  /** Whether the entry was inserted after {@link #mark} gave this number. */
  static boolean insertedSince(Entry entry, int mark) {
    return entry.order - mark >= 0;
  }

  void insert(Entry entry, long time) {
    remove(entry);
    entry.time = time;
    entry.order = nextOrder++;
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, size * 2);
    }
    siftUp(entry, size++);
  }

  /** Takes an entry out, if it is there. */
  void remove(Entry entry) {
    if (entry.time == NOT_THERE) {
      return;
    }
    int hole = 0;
    while (heap[hole] != entry) {
      hole++;
    }
    entry.time = NOT_THERE;
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
      heap[hole] = above;
      hole = parent;
    }
    heap[hole] = entry;
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
      heap[hole] = below;
      hole = child;
    }
    heap[hole] = entry;
  }
}

package dev.vfrace.timeline;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What other threads hand over to a strand: a lock-free stack that is taken whole and turned round,
 * so that what one thread has added comes out in its order. Items are their own links.
 */
final class Inbox {

  /** Something handed over; a crossing is an entry of the agenda afterwards. */
  abstract static class Item extends Agenda.Entry {
    private @Nullable Item link;

    /** Puts an item after this one. */
    final void link(Item following) {
      link = following;
    }

    /** The item that was added after this one, or null; takes the link off. */
    final @Nullable Item unlink() {
      Item following = link;
      link = null;
      return following;
    }
  }

  private final AtomicReference<@Nullable Item> newest = new AtomicReference<>();

  /** Hands over, on any thread. */
  void add(Item item) {
    Item before;
    do {
      before = newest.get();
      item.link = before;
    } while (!newest.compareAndSet(before, item));
  }

  /** The oldest item, linked to those after it, or null; they are in the inbox no longer. */
  @Nullable Item takeAll() {
    Item next = newest.get() == null ? null : newest.getAndSet(null);
    Item oldest = null;
    while (next != null) {
      Item before = next.link;
      next.link = oldest;
      oldest = next;
      next = before;
    }
    return oldest;
  }
}

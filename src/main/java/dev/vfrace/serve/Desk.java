package dev.vfrace.serve;

import dev.vfrace.page.Live;
import dev.vfrace.page.Told;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Looks at the shelf, one at a time, and tells those who follow what is new. */
final class Desk {

  private final Shelf shelf;
  private final Hub list = new Hub();
  private final Map<String, Hub> followed = new ConcurrentHashMap<>();
  private final Map<String, String> marks = new ConcurrentHashMap<>();

  Desk(Shelf shelf) {
    this.shelf = shelf;
  }

  /** All results. */
  synchronized List<Entry> entries() {
    return shelf.entries();
  }

  /** The entry of that name, if there is one. */
  synchronized Optional<Entry> entry(String id) {
    return shelf.entries().stream().filter(entry -> entry.id().equals(id)).findFirst();
  }

  /** What a result is by now. */
  synchronized Optional<Told> told(String id) {
    return shelf.told(id);
  }

  /** Where news of the list come. */
  Hub list() {
    return list;
  }

  /** Where news of a result come; it is there from now on. */
  Hub followed(String id) {
    return followed.computeIfAbsent(id, it -> new Hub());
  }

  /** Looks once. What cannot be read just now is said, and tried again the next time. */
  synchronized void look() {
    try {
      List<Entry> entries = shelf.entries();
      list.tell(Messages.list(entries));
      for (Entry entry : entries) {
        Hub hub = followed.get(entry.id());
        if (hub != null && !entry.mark().equals(marks.get(entry.id()))) {
          look(entry, hub);
        }
      }
    } catch (RuntimeException unreadable) {
      String trouble = Messages.trouble(String.valueOf(unreadable.getMessage()));
      list.tell(trouble);
      followed.values().forEach(hub -> hub.tell(trouble));
      marks.clear();
    }
  }

  /** What ails one result is told to those alone who follow it. */
  private void look(Entry entry, Hub hub) {
    try {
      hub.tell(
          shelf
              .told(entry.id())
              .map(told -> Messages.live(entry, Live.of(told)))
              .orElseGet(() -> Messages.waiting(entry)));
      marks.put(entry.id(), entry.mark());
    } catch (RuntimeException unreadable) {
      hub.tell(Messages.trouble(String.valueOf(unreadable.getMessage())));
    }
  }

  /** Lets all who follow go. */
  void close() {
    list.close();
    followed.values().forEach(Hub::close);
  }
}

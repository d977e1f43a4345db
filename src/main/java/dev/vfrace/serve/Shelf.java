package dev.vfrace.serve;

import dev.vfrace.page.Told;
import java.util.List;
import java.util.Optional;

/** The results that are shown. Used from one thread at a time; nothing is ever written to it. */
public interface Shelf {

  /**
   * All results, those that began last first.
   *
   * @throws RuntimeException with a message for the user, if they cannot be read just now
   */
  List<Entry> entries();

  /**
   * What a result is by now; empty if there is none of that name, or nothing is known of it yet.
   *
   * @param id of its entry
   * @throws RuntimeException with a message for the user, if it cannot be read just now
   */
  Optional<Told> told(String id);
}

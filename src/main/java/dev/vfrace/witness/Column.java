package dev.vfrace.witness;

import java.util.ArrayList;
import java.util.List;

/**
 * Actors that share a column of a text.
 *
 * @param name its head
 * @param actors whose moments stand there
 */
record Column(String name, List<String> actors) {

  private static final String KERNEL = "kernel";

  /** Columns that are narrower are not read with pleasure. */
  private static final int NARROWEST = 18;

  /**
   * A column an actor, or the kernel's actors in fewer where there is no room for all.
   *
   * @param room for all columns and what is between them
   * @param gap between two columns
   */
  static List<Column> of(Scene scene, int room, int gap) {
    List<List<Column>> choices =
        List.of(
            columns(each(scene.kernel()), each(scene.userspace())),
            columns(withoutHost(scene.kernel()), each(scene.userspace())),
            columns(together(KERNEL, scene.kernel()), each(scene.userspace())),
            columns(together(KERNEL, scene.kernel()), withoutUdev(scene.userspace())));
    return choices.stream()
        .filter(it -> width(it.size(), room, gap) >= NARROWEST)
        .findFirst()
        .orElse(choices.get(choices.size() - 1));
  }

  /** How wide each of some columns is. */
  static int width(int columns, int room, int gap) {
    return (room - gap * (columns - 1)) / columns;
  }

  private static List<Column> columns(List<Column> kernel, List<Column> userspace) {
    List<Column> all = new ArrayList<>(kernel);
    all.addAll(userspace);
    return all;
  }

  private static List<Column> each(List<String> actors) {
    return actors.stream().map(actor -> new Column(actor, List.of(actor))).toList();
  }

  private static List<Column> together(String name, List<String> actors) {
    return actors.isEmpty() ? List.of() : List.of(new Column(name, actors));
  }

  /** The host and the VF's driver with the network core; hv_netvsc by itself. */
  private static List<Column> withoutHost(List<String> kernel) {
    List<String> others = kernel.stream().filter(it -> !it.equals(StoryWriter.NETVSC)).toList();
    List<Column> columns = new ArrayList<>(together(KERNEL, others));
    if (others.size() < kernel.size()) {
      columns.add(new Column(StoryWriter.NETVSC, List.of(StoryWriter.NETVSC)));
    }
    return columns;
  }

  /** Udev and the programs whose verdict is inherited in one column, the program by itself. */
  private static List<Column> withoutUdev(List<String> userspace) {
    int last = userspace.size() - 1;
    List<Column> columns = new ArrayList<>();
    if (last > 0) {
      List<String> others = userspace.subList(0, last);
      columns.add(new Column(String.join(", ", others), others));
    }
    columns.addAll(each(userspace.subList(last, last + 1)));
    return columns;
  }
}

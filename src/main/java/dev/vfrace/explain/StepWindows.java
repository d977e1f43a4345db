package dev.vfrace.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** From which step to which a VF can be seen that is not ready, in sentences. */
final class StepWindows {

  private static final String LAST_OF_REGISTRATION = "S10";

  private static final String NO_STEP = "at no step";

  private final List<StepRow> rows;

  /** For a table, of which the removal does not count. */
  StepWindows(List<StepRow> rows) {
    this.rows = rows.stream().takeWhile(row -> !row.step().startsWith("R")).toList();
  }

  /** One line for each reader. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("Seen without IFF_SLAVE in sysfs: " + window(StepRow::readsUnslaved));
    lines.add("Seen without IFF_SLAVE by SIOCGIFFLAGS: " + window(StepRow::ioctlReadsUnslaved));
    lines.add("Seen without a master symlink in sysfs: " + window(StepRow::lacksMaster));
    lines.add("Told without IFF_SLAVE by an RTM_NEWLINK: " + message("SLAVE"));
    lines.add("Told without a master by an RTM_NEWLINK: " + message("MASTER"));
    lines.add(getLink());
    lines.add(
        "ENODEV is for look-ups by ifindex: SIOCGIFFLAGS by a name that is not there yet has the"
            + " kernel try to load a module first, for a caller with CAP_NET_ADMIN, and so waits.");
    return lines;
  }

  /** Where the state begins, and the first step at which it is over. */
  private String window(Predicate<StepRow> unready) {
    String from = "";
    int next = 0;
    for (int row = 0; row < rows.size(); row++) {
      if (unready.test(rows.get(row))) {
        from = from.isEmpty() ? rows.get(row).step() : from;
        next = row + 1;
      }
    }
    if (from.isEmpty()) {
      return NO_STEP;
    }
    return next == rows.size()
        ? "from " + from + " on, for good"
        : "from " + from + " until " + rows.get(next).step();
  }

  private String getLink() {
    String waits = "waits for RTNL and first answers at " + LAST_OF_REGISTRATION + ".";
    if (rows.stream().allMatch(row -> row.getLink().equals(StepTable.WAITS) || lacks(row))) {
      return "RTM_GETLINK waits for RTNL, and never finds the VF.";
    }
    return rows.stream()
        .filter(row -> row.getLink().equals(StepTable.WAITS))
        .findFirst()
        .filter(row -> rows.get(0).getLink().equals(StepTable.NO_DEVICE))
        .map(
            row ->
                "RTM_GETLINK by ifindex is ENODEV until %s, then it %s"
                    .formatted(row.step(), waits))
        .orElse("RTM_GETLINK " + waits);
  }

  private static boolean lacks(StepRow row) {
    return row.getLink().equals(StepTable.NO_DEVICE);
  }

  /** The steps of the link messages that lack a word. */
  private String message(String word) {
    List<String> steps = new ArrayList<>();
    String before = StepTable.ABSENT;
    for (StepRow row : rows) {
      if (!row.newLink().equals(before) && !row.newLink().contains(word)) {
        steps.add(row.step());
      }
      before = row.newLink();
    }
    return steps.isEmpty() ? NO_STEP : "at " + String.join(", ", steps);
  }
}

package dev.vfrace.settings;

import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.UdevStage;
import java.util.List;
import java.util.Map;

/**
 * Whom a uevent or a message may wake, for what a timing says of programs.
 *
 * @param programs by name
 * @param complete whether they are all that the configuration has, and not only those of a recorded
 *     campaign
 */
record Listeners(Map<String, ProgramSpec> programs, boolean complete) {

  /** Of a timing that is read by itself. */
  static final Listeners NOBODY = new Listeners(Map.of(), /* complete= */ false);

  /** All whose latency is that of udev, or of a message. */
  List<String> woken() {
    return programs.values().stream().filter(Listeners::isWoken).map(ProgramSpec::name).toList();
  }

  /** A program that is named. */
  String named(Located at) {
    if (complete && !programs.containsKey(at.text())) {
      throw at.unknown("program", at.text(), programs.keySet());
    }
    return at.text();
  }

  private static boolean isWoken(ProgramSpec program) {
    return switch (program.trigger()) {
      case UEVENT_ADD, UEVENT, NEWLINK, REMOVE, KERNEL_ASK ->
          !program.latencyFixed() && program.stage() == UdevStage.RULES;
      case BOOT_SCAN, POLL, NETDEV_UP -> false;
    };
  }
}

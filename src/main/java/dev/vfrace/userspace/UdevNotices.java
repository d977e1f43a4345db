package dev.vfrace.userspace;

import dev.vfrace.model.UdevStage;
import dev.vfrace.vocabulary.ProgramMessage;
import dev.vfrace.vocabulary.Uevent;

/** What udev tells its clients in its work on an event. */
final class UdevNotices {

  private final UdevClients clients;
  private final UdevRules rules;
  private final Attendance attendance;
  private long cycle;
  private boolean boots;

  /**
   * Nobody told yet.
   *
   * @param clients whom udev deals with
   * @param rules whose verdicts it awaits and goes by
   * @param attendance who has something to do yet
   */
  UdevNotices(UdevClients clients, UdevRules rules, Attendance attendance) {
    this.clients = clients;
    this.rules = rules;
    this.attendance = attendance;
  }

  /** Another cycle. */
  void startCycle(StartCycle start) {
    cycle = start.number();
    boots = start.boots();
  }

  /** Runs what there is at a stage, and awaits the rules among it. */
  void run(UdevStage stage, Uevent uevent) {
    tell(clients.at(stage), uevent);
    rules.told(stage, boots);
  }

  /**
   * An event is processed.
   *
   * @param at when
   * @param renamed the VF has got another name: who tests ID_RENAMING waits for the {@code move}
   * @param givenUp the event does not reach the database, and no property with it; those who listen
   *     get it as the rules have left it (udev_broadcast_result)
   */
  void processed(long at, boolean renamed, boolean givenUp) {
    for (UdevClients.Group group : clients.groups()) {
      if (!group.renamed() || !renamed) {
        boolean standalone = group.rule().map(rules::leaves).orElse(true);
        tell(group.readers(), new Program.PropertyReady(cycle, standalone, !givenUp, at));
      }
    }
  }

  /** Each of them counts as busy until it has heard, so that nobody thinks that all is quiet. */
  private void tell(Audience audience, ProgramMessage message) {
    for (int client = audience.size(boots); client > 0; client--) {
      attendance.begins();
    }
    audience.tell(message, boots);
  }
}

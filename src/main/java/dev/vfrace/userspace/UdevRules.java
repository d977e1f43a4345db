package dev.vfrace.userspace;

import dev.vfrace.model.UdevStage;
import dev.vfrace.vocabulary.SystemCall;
import dev.vfrace.vocabulary.Uevent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rules that udev goes by, in its work on one event after the other. What they set lives per
 * event: it is built anew at each, so that a rule for {@code add} alone has set nothing once a
 * {@code move} has been processed (fedora-coreos-config aeb031c7).
 */
final class UdevRules {

  private final UdevClients clients;
  private final Map<String, Boolean> verdicts = new HashMap<>(2);
  private final Set<String> awaited = new HashSet<>(2);
  private Uevent.Action action = Uevent.Action.ADD;

  UdevRules(UdevClients clients) {
    this.clients = clients;
  }

  /** An event begins. */
  void begin(Uevent.Action event) {
    action = event;
  }

  /** The rules of a stage, as far as they run, have been told of the event. */
  void told(UdevStage stage, boolean boots) {
    for (UdevClients.Rule rule : clients.rules(stage)) {
      if (rule.runs(boots)) {
        awaited.add(rule.name());
      }
    }
  }

  /**
   * A rule has decided.
   *
   * @param standalone it left the VF to the network managers; empty: as at the event before
   */
  void decided(String rule, Optional<Boolean> standalone) {
    standalone.ifPresent(it -> verdicts.put(rule, it));
    awaited.remove(rule);
  }

  /** Whether all have decided who have been told. */
  boolean haveDecided() {
    return awaited.isEmpty();
  }

  /** Whether a rule leaves the VF to the network managers, or has not run at this event. */
  boolean leaves(String rule) {
    return !runs(rule) || verdicts.getOrDefault(rule, true);
  }

  /** The name that the rules give the VF: by netvsc's MAC, if one says so. */
  SystemCall.NewName newName() {
    for (UdevStage stage : UdevStage.values()) {
      for (UdevClients.Rule rule : clients.rules(stage)) {
        if (rule.names() && verdicts.getOrDefault(rule.name(), false)) {
          return SystemCall.NewName.ETH0;
        }
      }
    }
    return SystemCall.NewName.ITS_OWN;
  }

  /** Another cycle. */
  void forget() {
    verdicts.clear();
    awaited.clear();
  }

  private boolean runs(String name) {
    for (UdevStage stage : UdevStage.values()) {
      for (UdevClients.Rule rule : clients.rules(stage)) {
        if (rule.name().equals(name)) {
          return action == Uevent.Action.ADD || !rule.addOnly();
        }
      }
    }
    return false;
  }
}

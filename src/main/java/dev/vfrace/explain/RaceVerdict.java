package dev.vfrace.explain;

import dev.vfrace.model.Gate;
import dev.vfrace.model.Reads;
import dev.vfrace.model.Shown.Devices;
import dev.vfrace.model.Trigger;

/** What a race comes to, in a sentence. */
final class RaceVerdict {

  private static final String NO_STEP = "no step";

  private final Race race;
  private final GateWords gate;

  RaceVerdict(Race race) {
    this.race = race;
    this.gate = new GateWords(race);
  }

  /** The sentence. */
  String words() {
    return switch (race.kind()) {
      case NONE -> "no window: " + reason();
      case WINDOW ->
          "a race, from %s to %s: %s can look, and %s is not there yet"
              .formatted(first(), holds(), race.judge().name(), gate.name());
      case UNBOUNDED ->
          "a window from %s that no step of the kernel ends: %s can look, and %s is not there yet"
              .formatted(first(), race.judge().name(), gate.name());
      case EVERY_TIME -> "no race, wrong every time: " + mistake();
      case OWN -> own();
    };
  }

  private String own() {
    return race.program().judgesAgain()
        ? "whatever its first look finds, a later one misleads it: "
            + new LaterWords(race.program()).words()
        : "no window in the kernel, but not right every time either: " + gate.sentence();
  }

  private String mistake() {
    if (race.gate() == Gate.NONE) {
      return "it tests nothing that the kernel could set earlier";
    }
    if (race.gate().readsIdentity()) {
      return gate.name() + " is none that is left alone, and no flag or link changes that";
    }
    if (race.holds().isPresent()) {
      return "the RTM_NEWLINK of %s was built without %s, which comes at %s; no delay changes that"
          .formatted(first(), gate.name(), holds());
    }
    return "%s is never there, however late it looks".formatted(gate.name());
  }

  private String reason() {
    if (race.judge().trigger() == Trigger.KERNEL_ASK) {
      return "it does not look at an exposed VF";
    }
    if (race.design().shown().devices() == Devices.ONE) {
      return "the hardware exposes no VF";
    }
    if (race.first().isEmpty()) {
      return "a VF that has its netvsc is not shown to userspace";
    }
    if (gate.holdsBeforeTheVfIsShown()) {
      return "the gate holds before the VF is shown";
    }
    return race.judge().reads() == Reads.MESSAGE
        ? "the message of %s is built after %s".formatted(first(), what())
        : "the gate holds from %s, and it cannot look before %s".formatted(holds(), first());
  }

  private String what() {
    return race.gate() == Gate.MASTER_LINK
        ? "the link, and carries IFLA_MASTER"
        : gate.name() + " is set";
  }

  private String first() {
    return race.first().map(RecordedStep::label).orElse(NO_STEP);
  }

  private String holds() {
    return race.holds().map(RecordedStep::label).orElse(NO_STEP);
  }
}

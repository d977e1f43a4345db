package dev.vfrace.machine;

import dev.vfrace.count.Tallied;
import dev.vfrace.kernel.Addrconf;
import dev.vfrace.userspace.Userspace;
import dev.vfrace.vocabulary.MachineMessage;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;

/** What the programs of a VM have counted: userspace reports, and addrconf, which is a kernel's. */
final class LaneReport {

  private final Lane parts;
  private Optional<Tallied> addrconf = Optional.empty();
  private Optional<List<Tallied>> programs = Optional.empty();

  LaneReport(Lane parts) {
    this.parts = parts;
  }

  /** Asks both for their counts. */
  void ask(ActorRef<MachineMessage> director) {
    parts.userspace().tell(new Userspace.Report(director));
    parts.kernel().addrconf().tell(new Addrconf.Report(director));
  }

  /** Userspace has reported; all counts in the campaign's order, if that makes them complete. */
  Optional<List<Tallied>> programs(List<Tallied> reported) {
    programs = Optional.of(reported);
    return complete();
  }

  /** The same for addrconf. */
  Optional<List<Tallied>> addrconf(Tallied reported) {
    addrconf = Optional.of(reported);
    return complete();
  }

  private Optional<List<Tallied>> complete() {
    if (programs.isEmpty() || addrconf.isEmpty()) {
      return Optional.empty();
    }
    List<Tallied> all = parts.inOrder(programs.get(), addrconf.get());
    programs = Optional.empty();
    addrconf = Optional.empty();
    return Optional.of(all);
  }
}

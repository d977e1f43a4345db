package dev.vfrace.witness;

import dev.vfrace.model.Gate;
import dev.vfrace.model.MachineSpec;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.Reads;
import dev.vfrace.model.Trigger;
import dev.vfrace.model.UdevStage;
import dev.vfrace.trace.TraceEvent;
import dev.vfrace.userspace.ProgramMatter;
import dev.vfrace.vocabulary.KernelStep;
import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.Matter;
import dev.vfrace.vocabulary.RegistrationPoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells what the actors of a VM have recorded of a cycle in the kernel's words. */
final class StoryWriter {

  static final String HOST = "hypervisor";
  static final String CORE = "net-core";
  static final String NETVSC = "hv_netvsc";
  static final String UDEV = "udev";

  /** How the text of the step begins with which a registration does. */
  static final String REGISTRATION = RegistrationPoint.REGISTER.label() + " ";

  /** How the text of the step begins with which a removal does. */
  static final String REMOVAL = RegistrationPoint.UNREGISTER.label() + " ";

  /** The director of a scenario, whose waits are no steps. */
  private static final String DIRECTOR = "vm-";

  private final Map<String, ProgramSpec> programs = new LinkedHashMap<>();
  private final List<Moment> moments = new ArrayList<>();
  private final Map<String, Boolean> misled = new LinkedHashMap<>();
  private LinkState state = LinkState.ABSENT;
  private boolean announced;
  private String actor = CORE;
  private long startedAt;

  private StoryWriter(MachineSpec spec) {
    spec.programs().forEach(program -> programs.put(program.name(), program));
  }

  /**
   * The story of a cycle.
   *
   * @param spec what the VM is made from
   * @param place which cycle
   * @param events what its actors recorded, from before its start on
   */
  static Story write(MachineSpec spec, Place place, List<TraceEvent> events) {
    StoryWriter writer = new StoryWriter(spec);
    int at = 0;
    while (at < events.size() && !(events.get(at) instanceof TraceEvent.CycleStarted)) {
      if (events.get(at) instanceof TraceEvent.Published published) {
        writer.state = published.state();
      }
      at++;
    }
    for (; at < events.size(); at++) {
      writer.tell(events.get(at), at + 1 < events.size() ? events.get(at + 1) : events.get(at));
    }
    Map<String, String> through = new LinkedHashMap<>();
    for (ProgramSpec program : spec.programs()) {
      program
          .propertyFrom()
          .or(program::verdictFrom)
          .or(() -> isOfUdev(program) ? Optional.of(UDEV) : Optional.empty())
          .ifPresent(other -> through.put(program.name(), other));
    }
    return new Story(place, through, Rtnls.merged(writer.moments));
  }

  private static boolean isOfUdev(ProgramSpec program) {
    return program.trigger() == Trigger.UEVENT
        || program.trigger() == Trigger.UEVENT_ADD
        || program.awaitsUdev();
  }

  private void tell(TraceEvent event, TraceEvent next) {
    if (event instanceof TraceEvent.CycleStarted started) {
      startedAt = started.at();
    } else if (event instanceof TraceEvent.Due due) {
      due(due, next);
    } else if (event instanceof TraceEvent.Reached reached) {
      add(
          reached,
          CORE,
          Moment.Kind.STEP,
          step(reached.point().label(), reached.point().summary()));
    } else if (event instanceof TraceEvent.Published published) {
      published(published);
    } else if (event instanceof TraceEvent.UeventSent uevent) {
      send(uevent, "uevent '%s'".formatted(uevent.action().word()), List.of(UDEV));
    } else if (event instanceof TraceEvent.LinkSent link) {
      linkSent(link);
    } else if (event instanceof TraceEvent.Rtnl rtnl) {
      add(rtnl, CORE, Moment.Kind.RTNL, rtnl.held() ? Rtnls.TAKEN : Rtnls.RELEASED);
    } else if (event instanceof TraceEvent.Notified notified) {
      send(notified, notified.event().name(), List.of(NETVSC));
    } else if (event instanceof TraceEvent.Looked looked) {
      looked(looked);
    } else if (event instanceof TraceEvent.Decided decided) {
      decided(decided);
    }
  }

  private void due(TraceEvent.Due due, TraceEvent next) {
    if (due.actor().startsWith(DIRECTOR)) {
      return;
    }
    actor = due.actor();
    if (due.matter() instanceof KernelStep step) {
      add(due, actor, Moment.Kind.STEP, step(step.label(), step.summary()));
    } else if (due.actor().equals(UDEV)) {
      if (due.matter() == ProgramMatter.RENAME) {
        add(new Moment(since(due), UDEV, Moment.Kind.STEP, "asks to rename the VF"));
      } else if (due.matter() == ProgramMatter.UDEVD_START) {
        add(due, UDEV, Moment.Kind.STEP, "systemd-udevd starts");
      }
      actor = CORE;
    } else {
      Optional<ProgramSpec> program = Optional.ofNullable(programs.get(due.actor()));
      program.ifPresent(it -> dueOfProgram(due, it, next));
      actor = CORE;
    }
  }

  private void dueOfProgram(TraceEvent.Due due, ProgramSpec program, TraceEvent next) {
    boolean looks =
        next instanceof TraceEvent.Looked looked && looked.program().equals(program.name());
    Matter matter = due.matter();
    if (matter == ProgramMatter.ACT_LATENCY) {
      boolean acts = misled.getOrDefault(program.name(), false);
      add(
          due,
          program.name(),
          Moment.Kind.ACT,
          acts ? ActWords.of(program) : "has seen its error by now: does nothing");
    } else if (matter == ProgramMatter.LINK_LATENCY) {
      add(due, program.name(), Moment.Kind.ACT, "has handled the RTM_NEWLINK");
    } else if (matter == ProgramMatter.STARTS) {
      add(due, program.name(), Moment.Kind.ACT, "starts");
    } else if (matter == ProgramMatter.RESTARTS) {
      add(due, program.name(), Moment.Kind.ACT, "restarts");
    } else if (matter == ProgramMatter.ORPHAN_LATENCY) {
      add(due, program.name(), Moment.Kind.LOOK, "looks again, after the master has gone");
    } else if (!looks && matter != ProgramMatter.WAKE_UP) {
      add(
          due,
          program.name(),
          Moment.Kind.LOOK,
          program.reads() == Reads.RTNETLINK ? "asks by RTM_GETLINK" : "looks, and goes on");
    }
  }

  private void published(TraceEvent.Published published) {
    int before = state.bits();
    state = published.state();
    int set = state.bits() & ~before;
    int cleared = before & ~state.bits();
    change(published, set, LinkState.MASTER, "master linked");
    change(published, set, LinkState.UPPER, "upper device linked, no master");
    change(published, set, LinkState.IFF_SLAVE, "IFF_SLAVE set");
    change(published, set, LinkState.IFF_NO_ADDRCONF, "IFF_NO_ADDRCONF set");
    change(published, set, LinkState.IFF_UP, "IFF_UP set");
    change(published, cleared, LinkState.IFF_UP, "IFF_UP cleared");
    change(published, cleared, LinkState.MASTER, "master unlinked");
    change(published, cleared, LinkState.IFF_SLAVE, "IFF_SLAVE gone");
  }

  private void change(TraceEvent event, int changed, int bit, String text) {
    if ((changed & bit) != 0) {
      boolean mark = bit == LinkState.MASTER || bit == LinkState.IFF_SLAVE;
      boolean set = state.has(bit);
      add(event, actor, mark && set ? Moment.Kind.MARK : Moment.Kind.STEP, text);
    }
  }

  private void linkSent(TraceEvent.LinkSent link) {
    boolean first = !announced && !link.deleted();
    announced |= first;
    List<String> to =
        programs.values().stream()
            .filter(it -> hearsAll(it) || (first && it.trigger() == Trigger.NEWLINK))
            .map(ProgramSpec::name)
            .toList();
    String name = link.deleted() ? "RTM_DELLINK" : "RTM_NEWLINK";
    send(link, "%s: %s".formatted(name, content(link.state())), to);
  }

  private static boolean hearsAll(ProgramSpec program) {
    return program.trigger() == Trigger.REMOVE || !program.again().later().isEmpty();
  }

  private void looked(TraceEvent.Looked looked) {
    String how = Optional.ofNullable(programs.get(looked.program())).map(this::how).orElse("looks");
    String sees = looked.exists() ? content(looked.state()) : "no such device";
    add(looked, looked.program(), Moment.Kind.LOOK, how + ": " + sees);
  }

  private String how(ProgramSpec program) {
    return switch (program.reads()) {
      case SYSFS -> isCached(program) ? "reads sysfs through udev's cache" : "reads sysfs";
      case IOCTL -> "SIOCGIFFLAGS";
      case RTNETLINK -> "RTM_GETLINK";
      case MESSAGE -> "goes by the message";
      case KERNEL -> "tests the device";
    };
  }

  /** A rule that judges by the flag reads it as udev has it, which may be from before. */
  private boolean isCached(ProgramSpec program) {
    boolean rule =
        program.namesVf()
            || programs.values().stream()
                .anyMatch(it -> it.propertyFrom().equals(Optional.of(program.name())));
    return rule && program.gates().ask(Gate.SLAVE_FLAG) && program.stage() == UdevStage.RULES;
  }

  private void decided(TraceEvent.Decided decided) {
    misled.put(decided.program(), decided.standalone());
    add(
        decided,
        decided.program(),
        decided.standalone() ? Moment.Kind.MISLED : Moment.Kind.SPARED,
        decided.standalone() ? "takes it for a NIC of its own" : "leaves it alone");
  }

  private void send(TraceEvent event, String text, List<String> to) {
    moments.add(new Moment(since(event), CORE, Moment.Kind.SENT, text, to));
  }

  private void add(TraceEvent event, String whose, Moment.Kind kind, String text) {
    add(new Moment(since(event), whose, kind, text));
  }

  private void add(Moment moment) {
    moments.add(moment);
  }

  private long since(TraceEvent event) {
    return event.at() - startedAt;
  }

  private static String step(String label, String summary) {
    return label.equals("-") ? summary : label + " " + summary;
  }

  /** What a reader learns of the device. */
  private static String content(LinkState state) {
    return (state.isSlave() ? "IFF_SLAVE" : "no IFF_SLAVE")
        + (state.hasMaster() ? ", master" : ", no master")
        + (state.has(LinkState.IFF_UP) ? ", up" : "");
  }
}

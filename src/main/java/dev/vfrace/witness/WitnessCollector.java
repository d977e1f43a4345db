package dev.vfrace.witness;

import dev.vfrace.count.Counter;
import dev.vfrace.count.Marks;
import dev.vfrace.delay.CycleRandom;
import dev.vfrace.machine.Evidence;
import dev.vfrace.machine.VirtualMachine;
import dev.vfrace.model.MachineSpec;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.trace.TraceEvent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Keeps of a campaign's cycles a few for each thing that came of each program. Not thread-safe: the
 * campaign actor's own.
 */
public final class WitnessCollector {

  private static final List<Notable> NOTABLES = List.of(Notable.values());
  private static final int EACH = NOTABLES.size();

  private final MachineSpec spec;
  private final boolean apart;
  private final List<Aim> aims;
  private final List<Candidates> candidates = new ArrayList<>();
  private final Recordings recordings;
  private final long[] lots = new long[Marks.CYCLES];

  /**
   * Nothing kept yet.
   *
   * @param spec what the VMs are made from
   * @param most stories of cycles that are kept
   * @param apart whether the two sides of a VM are on two threads
   */
  public WitnessCollector(MachineSpec spec, int most, boolean apart) {
    this.spec = spec;
    this.apart = apart;
    this.aims = spec.programs().stream().map(Aim::new).toList();
    this.recordings = new Recordings(most, aims.size() * EACH);
    for (int at = 0; at < aims.size() * EACH; at++) {
      candidates.add(new Candidates());
    }
  }

  /** Adds a VM's round. */
  public void add(VirtualMachine.Round round) {
    Evidence evidence = round.evidence();
    int cycles = evidence.cycles();
    if (cycles == 0 || cycles > Marks.CYCLES) {
      return;
    }
    CycleRandom random = new CycleRandom(spec.seed(), round.lane(), "witness");
    for (int at = 0; at < cycles; at++) {
      random.restart(evidence.firstCycle() + at);
      lots[at] = random.nextLong();
    }
    for (int program = 0; program < aims.size(); program++) {
      for (Notable notable : NOTABLES) {
        long hits = hits(notable, program, round);
        if (hits != 0) {
          add(round, program, notable, hits);
        }
      }
    }
    if (!evidence.recorded().isEmpty()) {
      recorded(round);
    }
  }

  /** Those of a round's cycles in which it came of a program; the first cycle's bit first. */
  private long hits(Notable notable, int program, VirtualMachine.Round round) {
    Marks marks = round.marks().get(program);
    Evidence evidence = round.evidence();
    if (notable.counter().isPresent()) {
      long bits = marks.of(notable.counter().get());
      return Long.rotateRight(bits, (int) (evidence.firstCycle() % Long.SIZE));
    }
    Aim aim = aims.get(program);
    if (!aim.canMiss() || marks.of(Counter.TRIALS) == 0) {
      return 0;
    }
    long bits = 0;
    for (int at = 0; at < evidence.cycles(); at++) {
      bits |= aim.misses(marks, evidence, evidence.firstCycle() + at) ? 1L << at : 0;
    }
    return bits;
  }

  private void add(VirtualMachine.Round round, int program, Notable notable, long hits) {
    Evidence evidence = round.evidence();
    Marks marks = round.marks().get(program);
    Candidates kept = candidates.get(key(program, notable));
    int lowest = Long.numberOfTrailingZeros(hits);
    int highest = Long.SIZE - 1 - Long.numberOfLeadingZeros(hits);
    for (long left = hits; left != 0; left &= left - 1) {
      int at = Long.numberOfTrailingZeros(left);
      long cycle = evidence.firstCycle() + at;
      OptionalLong margin = aims.get(program).margin(notable, marks, evidence, cycle);
      boolean isEnd = (at == lowest || at == highest) && kept.wants(round.lane(), cycle);
      if (isEnd || kept.wants(margin, lots[at])) {
        kept.add(sample(round, program, notable, cycle), lots[at]);
      }
    }
  }

  private Sample sample(VirtualMachine.Round round, int program, Notable notable, long cycle) {
    Aim aim = aims.get(program);
    return new Sample(
        new Place(spec.seed(), round.lane(), cycle),
        aim.margin(notable, round.marks().get(program), round.evidence(), cycle),
        aim.window(notable, round.evidence(), cycle));
  }

  private void recorded(VirtualMachine.Round round) {
    long cycle =
        round.evidence().recorded().stream()
            .filter(TraceEvent.CycleStarted.class::isInstance)
            .map(it -> ((TraceEvent.CycleStarted) it).number())
            .findFirst()
            .orElse(-1L);
    int at = (int) (cycle - round.evidence().firstCycle());
    if (cycle < 0 || at < 0 || at >= round.evidence().cycles()) {
      return;
    }
    Map<Integer, Sample> shows = new LinkedHashMap<>();
    for (Notable notable : NOTABLES) {
      for (int program = 0; program < aims.size(); program++) {
        if ((hits(notable, program, round) >>> at & 1) != 0) {
          int key = key(program, notable);
          if (recordings.wants(key, round.lane(), cycle)) {
            shows.put(key, sample(round, program, notable, cycle));
          }
        }
      }
    }
    recordings.add(
        new Place(spec.seed(), round.lane(), cycle), round.evidence().recorded(), shows);
  }

  private static int key(int program, Notable notable) {
    return program * EACH + NOTABLES.indexOf(notable);
  }

  /** Adds what a block that ran later has kept. */
  public void append(WitnessCollector later) {
    for (int at = 0; at < candidates.size(); at++) {
      candidates.get(at).append(later.candidates.get(at));
    }
    recordings.append(later.recordings);
  }

  /** What is kept. */
  public WitnessBook book() {
    Map<Integer, Recordings.Kept> chosen = recordings.chosen(this::severity);
    Map<String, Map<Notable, Map<Pick, Sample>>> samples = new LinkedHashMap<>();
    for (int program = 0; program < aims.size(); program++) {
      Map<Notable, Map<Pick, Sample>> ofProgram = new EnumMap<>(Notable.class);
      for (Notable notable : NOTABLES) {
        int key = key(program, notable);
        Map<Pick, Sample> picks = candidates.get(key).picks();
        Recordings.Kept kept = chosen.get(key);
        if (kept != null) {
          picks.put(Pick.RECORDED, kept.shows().getOrDefault(key, picks.get(Pick.FIRST)));
        }
        if (!picks.isEmpty()) {
          ofProgram.put(notable, picks);
        }
      }
      if (!ofProgram.isEmpty()) {
        ProgramSpec of = spec.programs().get(program);
        samples.put(of.name(), ofProgram);
      }
    }
    List<Story> stories = chosen.values().stream().distinct().map(this::story).toList();
    return new WitnessBook(samples, stories);
  }

  /** The worst first, and among equals the programs in their order. */
  private int severity(int key) {
    return key % EACH * aims.size() + key / EACH;
  }

  private Story story(Recordings.Kept kept) {
    List<TraceEvent> events =
        apart ? LookOrder.of(spec, kept.events()) : kept.events();
    return StoryWriter.write(spec, kept.place(), events);
  }
}

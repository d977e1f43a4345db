package dev.vfrace.witness;

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

/**
 * Keeps of a campaign's cycles a few for each thing that came of each program. Not thread-safe: the
 * campaign actor's own.
 */
public final class WitnessCollector {

  private static final List<Notable> NOTABLES = List.of(Notable.values());
  private static final int EACH = NOTABLES.size();

  private final MachineSpec spec;
  private final boolean apart;
  private final Findings findings;
  private final List<Candidates> candidates = new ArrayList<>();
  private final Recordings recordings;
  private final long[] lots = new long[Marks.CYCLES];
  private long leastLot;

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
    this.findings = new Findings(spec);
    this.recordings = new Recordings(most, findings.programs() * EACH);
    for (int at = 0; at < findings.programs() * EACH; at++) {
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
    leastLot = Long.MAX_VALUE;
    for (int at = 0; at < cycles; at++) {
      random.restart(evidence.firstCycle() + at);
      lots[at] = random.nextLong();
      leastLot = Math.min(leastLot, lots[at]);
    }
    for (int program = 0; program < findings.programs(); program++) {
      for (Notable notable : NOTABLES) {
        long hits = findings.hits(notable, program, round);
        if (hits != 0) {
          add(round, program, notable, hits);
        }
      }
    }
    if (!evidence.recorded().isEmpty()) {
      recorded(round);
    }
  }

  private void add(VirtualMachine.Round round, int program, Notable notable, long hits) {
    Evidence evidence = round.evidence();
    Candidates kept = candidates.get(key(program, notable));
    long ends = Long.lowestOneBit(hits) | Long.highestOneBit(hits);
    boolean drawsAny = kept.draws(leastLot);
    boolean measures = findings.measures(notable, program);
    long concerned = drawsAny || measures ? hits : ends;
    for (long left = concerned; left != 0; left &= left - 1) {
      int at = Long.numberOfTrailingZeros(left);
      long cycle = evidence.firstCycle() + at;
      boolean isEnd = (ends >>> at & 1) != 0 && kept.wants(round.lane(), cycle);
      if (isEnd
          || (drawsAny && kept.draws(lots[at]))
          || (measures && kept.isTight(findings.nanos(notable, program, round, cycle)))) {
        kept.add(findings.sample(notable, program, round, cycle), lots[at]);
      }
    }
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
      for (int program = 0; program < findings.programs(); program++) {
        if ((findings.hits(notable, program, round) >>> at & 1) != 0) {
          int key = key(program, notable);
          if (recordings.wants(key, round.lane(), cycle)) {
            shows.put(key, findings.sample(notable, program, round, cycle));
          }
        }
      }
    }
    recordings.add(new Place(spec.seed(), round.lane(), cycle), round.evidence().recorded(), shows);
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
    for (int program = 0; program < findings.programs(); program++) {
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
    return key % EACH * findings.programs() + key / EACH;
  }

  private Story story(Recordings.Kept kept) {
    List<TraceEvent> events = apart ? LookOrder.of(spec, kept.events()) : kept.events();
    return StoryWriter.write(spec, kept.place(), events);
  }
}

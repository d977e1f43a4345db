package dev.vfrace.campaign;

import dev.vfrace.count.Counts;
import dev.vfrace.count.Stock;
import dev.vfrace.count.Traffic;
import dev.vfrace.machine.VirtualMachine;
import dev.vfrace.timeline.Placement;
import dev.vfrace.witness.WitnessBook;
import dev.vfrace.witness.WitnessCollector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Everything the lanes have reported so far. Not thread-safe: the campaign actor's own. */
public final class CampaignTotals {

  /** Windows up to a month, in nanoseconds, to three digits. */
  private static final long LONGEST_NANOS = TimeUnit.DAYS.toNanos(30);

  private final List<Counts> programs;
  private final List<Counts> controls;
  private final List<Counts> partAtHand;
  private final List<Counts> disturbed;
  private final Batches batches;
  private Optional<MarkLog> marks = Optional.empty();
  private Optional<WitnessCollector> witnesses = Optional.empty();
  private PairTable pairs = PairTable.NONE;
  private final BlockTallies blocks = new BlockTallies();
  private Interference disturbance = Interference.NONE;
  private final Histogram flagWindows = windows();
  private final Histogram masterWindows = windows();
  private final Histogram outages = windows();
  private final Histogram rtnlHolds = windows();
  private Stock stock = Stock.NONE;
  private Traffic traffic = Traffic.NONE;
  private long cycles;

  /** Nothing measured yet, of a campaign. */
  static CampaignTotals of(CampaignSettings settings) {
    CampaignTotals totals = sum(settings);
    if (settings.keeping().byCycle()) {
      totals.keepByCycle(new MarkLog(settings));
    }
    return totals;
  }

  /** The same, of which blocks are to be merged. */
  public static CampaignTotals sum(CampaignSettings settings) {
    CampaignTotals totals =
        new CampaignTotals(
            settings.observers().size(), settings.knownRaces().size(), settings.threads());
    int witnesses = settings.keeping().witnesses();
    if (witnesses > 0) {
      boolean apart = settings.clock().placement() != Placement.TOGETHER;
      totals.witnesses = Optional.of(new WitnessCollector(settings.machine(), witnesses, apart));
    }
    return totals;
  }

  public CampaignTotals(int programs, int controls, int workers) {
    this(programs, controls, new Batches(programs, workers));
  }

  private CampaignTotals(int programs, int controls, Batches batches) {
    this.programs = none(programs);
    this.partAtHand = none(programs);
    this.disturbed = none(programs);
    this.controls = none(controls);
    this.batches = batches;
  }

  /** Has what happened kept by cycle, too. */
  void keepByCycle(MarkLog log) {
    marks = Optional.of(log);
  }

  /** What happened by cycle, if it was to be kept. */
  Optional<MarkLog> byCycle() {
    return marks;
  }

  /** Has met another campaign's cycles that drew the same delays. */
  void pairedBy(PairTable table) {
    pairs = table;
  }

  /** What came of the cycles that drew the same delays in the campaign it is compared with. */
  public PairTable pairs() {
    return pairs;
  }

  private static List<Counts> none(int programs) {
    return new ArrayList<>(Collections.nCopies(programs, Counts.NONE));
  }

  /** No window yet, in nanoseconds up to a month, to three digits. */
  public static Histogram windows() {
    return new Histogram(LONGEST_NANOS, 3);
  }

  /** Adds the round of a VM with a known race. */
  void addControl(int control, VirtualMachine.Round round) {
    controls.set(
        control, controls.get(control).plus(round.programs().get(round.programs().size() - 1)));
  }

  /** Adds a VM's round; if one more is counted than it has programs, that is any of them. */
  public void add(VirtualMachine.Round reported) {
    VirtualMachine.Round round =
        programs.size() > reported.programs().size() ? reported.withAny() : reported;
    cycles += round.cycles();
    stock = stock.plus(round.stock());
    add(programs, round.programs());
    add(partAtHand, round.programs());
    batches.add(round);
    marks.ifPresent(log -> log.add(round));
    witnesses.ifPresent(collector -> collector.add(round));
    traffic = traffic.plus(round.traffic());
    record(flagWindows, round.times().flagWindows());
    record(masterWindows, round.times().masterWindows());
    record(outages, round.times().outages());
    record(rtnlHolds, round.times().rtnlHolds());
  }

  /**
   * A part ends: a round, or many reports of one.
   *
   * @param during what disturbed it
   */
  void endPart(Interference during) {
    batches.endPart(during);
    disturbance = disturbance.plus(during);
    if (during.isAny()) {
      add(disturbed, partAtHand);
    }
    Collections.fill(partAtHand, Counts.NONE);
  }

  /** Adds a block: what the same campaign measured at another time. */
  public void merge(CampaignTotals other) {
    add(other);
    if (other.blocks.isEmpty()) {
      blocks.add(other.programs, other.stock);
    }
  }

  /** Adds what the same campaign measured in an earlier or later part of the same block. */
  public void add(CampaignTotals other) {
    cycles += other.cycles;
    stock = stock.plus(other.stock);
    add(programs, other.programs);
    add(controls, other.controls);
    add(disturbed, other.disturbed);
    batches.append(other.batches);
    blocks.addAll(other.blocks);
    disturbance = disturbance.plus(other.disturbance);
    flagWindows.add(other.flagWindows);
    masterWindows.add(other.masterWindows);
    traffic = traffic.plus(other.traffic);
    outages.add(other.outages);
    rtnlHolds.add(other.rtnlHolds);
    if (witnesses.isPresent() && other.witnesses.isPresent()) {
      witnesses.get().append(other.witnesses.get());
    }
  }

  private static void add(List<Counts> sums, List<Counts> more) {
    for (int index = 0; index < sums.size(); index++) {
      sums.set(index, sums.get(index).plus(more.get(index)));
    }
  }

  /** Takes over what was written down, where nothing was counted. */
  void restore(Restored from) {
    cycles = from.cycles();
    stock = from.rest().stock();
    traffic = from.rest().traffic();
    disturbance = from.rest().disturbance();
    Batches slices = from.batches(batches.workers());
    for (int index = 0; index < programs.size(); index++) {
      programs.set(index, slices.of(index).stream().reduce(Counts.NONE, Counts::plus));
    }
    add(disturbed, from.observers().stream().map(Restored.Observer::disturbed).toList());
    add(controls, from.controls());
    batches.append(slices);
    blocks.addAll(from.blocks());
    flagWindows.add(from.times().flagWindows());
    masterWindows.add(from.times().masterWindows());
    outages.add(from.times().outages());
    rtnlHolds.add(from.times().rtnlHolds());
  }

  /** As it is now: what it holds does not change any more. Its slices of time are one. */
  CampaignTotals copy() {
    CampaignTotals copy = new CampaignTotals(programs.size(), controls.size(), batches.inOne());
    add(copy.programs, programs);
    add(copy.controls, controls);
    add(copy.disturbed, disturbed);
    copy.cycles = cycles;
    copy.stock = stock;
    copy.traffic = traffic;
    copy.disturbance = disturbance;
    copy.flagWindows.add(flagWindows);
    copy.masterWindows.add(masterWindows);
    copy.outages.add(outages);
    copy.rtnlHolds.add(rtnlHolds);
    return copy;
  }

  /** What has come to it since an earlier copy. */
  public CampaignTotals since(CampaignTotals earlier) {
    CampaignTotals later = copy();
    subtract(later.programs, earlier.programs);
    subtract(later.controls, earlier.controls);
    subtract(later.disturbed, earlier.disturbed);
    later.batches.subtract(earlier.batches.inOne());
    later.cycles -= earlier.cycles;
    later.stock = stock.minus(earlier.stock);
    later.traffic = traffic.minus(earlier.traffic);
    later.disturbance = disturbance.since(earlier.disturbance);
    later.flagWindows.subtract(earlier.flagWindows);
    later.masterWindows.subtract(earlier.masterWindows);
    later.outages.subtract(earlier.outages);
    later.rtnlHolds.subtract(earlier.rtnlHolds);
    return later;
  }

  private static void subtract(List<Counts> sums, List<Counts> less) {
    for (int index = 0; index < sums.size(); index++) {
      sums.set(index, sums.get(index).minus(less.get(index)));
    }
  }

  /** What kept the process from running in all. */
  public Interference disturbance() {
    return disturbance;
  }

  /** Counts of the programs in the rounds during which something kept the process from running. */
  public List<Counts> disturbed() {
    return List.copyOf(disturbed);
  }

  /** A program's counts by worker and slice of time. */
  public List<Counts> batches(int program) {
    return batches.of(program);
  }

  /** What kept the process from running, by slice of time. */
  public List<Interference> disturbances() {
    return batches.disturbances();
  }

  /** A program's counts by block; empty if it was not cut into blocks. */
  public List<Counts> blocks(int program) {
    return blocks.of(program);
  }

  /** The states by block, likewise. */
  public List<Stock> stocksOfBlocks() {
    return blocks.stocks();
  }

  /** Cycles run. */
  public long cycles() {
    return cycles;
  }

  /** In what state the VF was left. */
  public Stock stock() {
    return stock;
  }

  /** Cycles that show what the counts are made of; none if they were not to be kept. */
  public WitnessBook witnesses() {
    return witnesses.map(WitnessCollector::book).orElse(WitnessBook.NONE);
  }

  /** Counts by the programs' places. */
  public List<Counts> programs() {
    return List.copyOf(programs);
  }

  /** Counts of the known races' probes, in the order of {@link CampaignSettings#knownRaces}. */
  public List<Counts> controls() {
    return List.copyOf(controls);
  }

  /** From S4c to IFF_SLAVE, modelled nanoseconds. */
  public Histogram flagWindows() {
    return flagWindows.copy();
  }

  /** From S4b to the master link, modelled nanoseconds. */
  public Histogram masterWindows() {
    return masterWindows.copy();
  }

  /** What became of the packets. */
  public Traffic traffic() {
    return traffic;
  }

  /** How long there was no working data path, by cycle, modelled nanoseconds. */
  public Histogram outages() {
    return outages.copy();
  }

  /** How long RTNL was held at a stretch at most, by cycle, modelled nanoseconds. */
  public Histogram rtnlHolds() {
    return rtnlHolds.copy();
  }

  private static void record(Histogram histogram, long[] values) {
    for (long value : values) {
      histogram.recordValue(Math.min(value, LONGEST_NANOS));
    }
  }
}

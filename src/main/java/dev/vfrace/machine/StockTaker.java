package dev.vfrace.machine;

import dev.vfrace.count.Outcome;
import dev.vfrace.count.Spans;
import dev.vfrace.count.Stock;
import dev.vfrace.count.Traffic;
import dev.vfrace.kernel.DataPathLog;
import dev.vfrace.kernel.KernelState;
import dev.vfrace.kernel.Rtnl;
import dev.vfrace.kernel.VfNetdev;
import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.Renamed;
import java.util.Optional;

/**
 * Takes stock of one VM's cycles: the VF's state when the scenario has settled, how long it could
 * be seen unslaved, and what the cycle meant for packets and for those who wait for RTNL.
 */
final class StockTaker {

  private final VfNetdev vf;
  private final Rtnl rtnl;
  private final DataPathLog log;
  private final Spans flagWindows = new Spans();
  private final Spans masterWindows = new Spans();
  private final Spans outages = new Spans();
  private final Spans rtnlHolds = new Spans();
  private final Spans marks = new Spans();
  private final boolean keepsTimes;
  private final Stock.Taker stock = new Stock.Taker();
  private Traffic traffic = Traffic.NONE;

  StockTaker(KernelState kernel) {
    this.vf = kernel.vf();
    this.rtnl = kernel.rtnl();
    this.log = kernel.log();
    this.keepsTimes = kernel.clock().recorder().keepsTimes();
  }

  /** A cycle begins. */
  void startCycle(long number) {
    vf.startCycle();
    rtnl.startCycle();
    log.startCycle(number);
  }

  /** The scenario has settled: looks at the VF now. */
  void take(long now) {
    LinkState state = vf.state();
    boolean joined = state.hasMaster() || state.has(LinkState.UPPER);
    boolean flagged = state.isSlave();
    stock.begin();
    stock.add(Outcome.JOINED, joined);
    stock.add(Outcome.FLAGGED, flagged);
    stock.add(Outcome.JOINED_WITHOUT_FLAG, joined && !flagged);
    stock.add(Outcome.FLAGGED_WITHOUT_MASTER, flagged && !joined);
    stock.add(Outcome.UP, state.has(LinkState.IFF_UP));
    stock.add(Outcome.DATA_PATH_ON_VF, vf.isDataPath() && log.hostDeliversToVf());
    stock.add(Outcome.VF_IS_ETH0, vf.isFirst());
    stock.add(Outcome.RENAMED, came(Renamed.Result.DONE));
    stock.add(Outcome.RENAME_BUSY, came(Renamed.Result.BUSY));
    stock.add(Outcome.RENAME_EXISTS, came(Renamed.Result.EXISTS));
    if (vf.wasReadable()) {
      flagWindows.add(vf.flagWindow(now));
      masterWindows.add(vf.masterWindow(now));
    }
  }

  private boolean came(Renamed.Result result) {
    return vf.renamed().equals(Optional.of(result));
  }

  /** A cycle is over. */
  void endCycle() {
    log.endCycle();
    long lost = log.lostPackets();
    traffic =
        traffic.plus(
            new Traffic(1, log.outageNanos(), log.syntheticNanos(), lost, (double) lost * lost));
    outages.add(log.outageNanos());
    rtnlHolds.add(rtnl.longestHold());
    if (keepsTimes) {
      Evidence.add(vf, marks);
    }
  }

  /** What was counted since the last call. */
  Stock takeStock() {
    return stock.take();
  }

  /** What became of the packets since the last call. */
  Traffic takeTraffic() {
    Traffic taken = traffic;
    traffic = Traffic.NONE;
    return taken;
  }

  /** When the VF was shown and marked since the last call, as {@link Evidence} has it. */
  long[] takeMarks() {
    return marks.take();
  }

  /** The time spans since the last call. */
  VirtualMachine.Times takeTimes() {
    return new VirtualMachine.Times(
        flagWindows.take(), masterWindows.take(), outages.take(), rtnlHolds.take());
  }
}

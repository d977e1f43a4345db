package dev.vfrace.machine;

import dev.vfrace.kernel.VfNetdev;
import dev.vfrace.vocabulary.LinkState;
import java.util.Arrays;

/** Takes stock of one VM's cycles: the VF's final state, and how long it could be seen unslaved. */
final class StockTaker {

  private final VfNetdev vf;
  private Stock stock = Stock.NONE;
  private long[] flagWindows = new long[16];
  private long[] masterWindows = new long[16];
  private int windows;

  StockTaker(VfNetdev vf) {
    this.vf = vf;
  }

  /** Looks at the VF now. */
  void take(long now) {
    LinkState state = vf.state();
    boolean joined = state.hasMaster() || state.has(LinkState.UPPER);
    boolean flagged = state.isSlave();
    stock =
        stock.plus(
            new Stock(
                1,
                count(joined),
                count(flagged),
                count(joined && !flagged),
                count(flagged && !joined),
                count(state.has(LinkState.IFF_UP)),
                count(vf.isDataPath())));
    if (vf.wasReadable()) {
      if (windows == flagWindows.length) {
        flagWindows = Arrays.copyOf(flagWindows, windows * 2);
        masterWindows = Arrays.copyOf(masterWindows, windows * 2);
      }
      flagWindows[windows] = vf.flagWindow(now);
      masterWindows[windows] = vf.masterWindow(now);
      windows++;
    }
  }

  /** What was counted since the last call. */
  Stock takeStock() {
    Stock taken = stock;
    stock = Stock.NONE;
    return taken;
  }

  /** The flag windows since the last {@link #clearWindows}, modelled nanoseconds. */
  long[] flagWindows() {
    return Arrays.copyOf(flagWindows, windows);
  }

  /** The master windows since the last {@link #clearWindows}, modelled nanoseconds. */
  long[] masterWindows() {
    return Arrays.copyOf(masterWindows, windows);
  }

  void clearWindows() {
    windows = 0;
  }

  private static int count(boolean value) {
    return value ? 1 : 0;
  }
}

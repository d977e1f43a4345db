package dev.vfrace.calibration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A hot-plug that was traced in a lab while an observer waited for its uevent, then for a while
 * that was asked of it, and read. All times are in nanoseconds from the start of the uevent's
 * broadcast.
 *
 * @param delay that was asked of the observer
 * @param cycle what the kernel's steps took, and the observer's wake-up
 * @param master when the master link was there
 * @param flag when IFF_SLAVE would be set behind the link
 * @param released when RTNL was
 * @param masterRead the observer's read of the master link
 * @param flagRead its read of the flags, which follows
 */
public record LabCycle(
    long delay,
    Cycle cycle,
    long master,
    long flag,
    long released,
    Read masterRead,
    Read flagRead) {

  private static final int HEXADECIMAL = 16;
  private static final long IFF_SLAVE = 0x800;
  private static final int MOST_DIGITS = 18;

  /** The columns that are needed; others may stand between them. */
  public static final List<String> COLUMNS =
      List.of(
          "delay", "s1", "post", "sys_", "dpm", "q", "list", "reg", "mlink", "m1", "rt", "un",
          "t_ue", "t_m0", "t_m1", "t_f1", "master", "flags");

  /**
   * A read.
   *
   * @param begins not before it
   * @param ends not after it
   * @param found whether what it was after was there
   */
  public record Read(long begins, long ends, boolean found) {
    /** The middle, which is taken for the moment of the read. */
    public long middle() {
      return (begins + ends) / 2;
    }
  }

  /** The observer's wake-up, nanoseconds from the broadcast. */
  public long wakeUp() {
    return cycle.wakeUp();
  }

  /**
   * The first line of a table.
   *
   * @param places of the columns by name
   * @param width how many cells a line has
   */
  record Header(Map<String, Integer> places, int width) {

    /** Reads it; empty: it is no such line. */
    static Optional<Header> of(String line) {
      if (!line.contains("mlink")) {
        return Optional.empty();
      }
      String[] cells = line.split(",", -1);
      Map<String, Integer> places = new HashMap<>();
      for (int at = 0; at < cells.length; at++) {
        places.put(cells[at].strip(), at);
      }
      return places.keySet().containsAll(COLUMNS)
          ? Optional.of(new Header(places, cells.length))
          : Optional.empty();
    }

    /** Reads a cycle; empty: the line is none. */
    Optional<LabCycle> cycle(String line) {
      String[] cells = line.split(",", -1);
      if (cells.length != width) {
        return Optional.empty();
      }
      long[] values = new long[COLUMNS.size()];
      for (int at = 0; at < values.length; at++) {
        String name = COLUMNS.get(at);
        String cell = cells[Objects.requireNonNull(places.get(name))].strip();
        try {
          values[at] =
              cell.length() > MOST_DIGITS
                  ? Cycle.UNKNOWN
                  : Long.parseLong(cell, name.equals("flags") ? HEXADECIMAL : 10);
        } catch (NumberFormatException e) {
          return Optional.empty();
        }
      }
      return Optional.of(new Values(values).cycle());
    }
  }

  /** The cells of the needed columns. */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  private record Values(long[] all) {

    LabCycle cycle() {
      Cycle steps =
          Cycle.between(
              of("s1"),
              of("post"),
              of("sys_"),
              of("dpm"),
              0,
              of("q"),
              of("list"),
              of("reg"),
              of("mlink"),
              of("m1"),
              of("rt"),
              of("un"));
      return new LabCycle(
          of("delay"),
          steps.wokenAfter(of("t_ue")),
          of("mlink"),
          of("m1"),
          of("un"),
          new Read(of("t_m0"), of("t_m1"), of("master") != 0),
          new Read(of("t_m1"), of("t_f1"), (of("flags") & IFF_SLAVE) != 0));
    }

    private long of(String column) {
      return all[COLUMNS.indexOf(column)];
    }
  }
}

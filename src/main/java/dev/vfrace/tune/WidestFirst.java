package dev.vfrace.tune;

/** Where blocks do most for the widest interval. */
final class WidestFirst {

  private WidestFirst() {}

  /**
   * One block after the other goes where the interval is widest, as it will be with those before.
   *
   * @param widths of the interval at each point, as it is now
   * @param blocks that each point has had
   * @param count how many there are to give
   * @return how many more each point gets
   */
  static int[] more(double[] widths, int[] blocks, int count) {
    int[] more = new int[blocks.length];
    for (int given = 0; given < count; given++) {
      int widest = 0;
      for (int at = 1; at < widths.length; at++) {
        if (expected(widths, blocks, more, at) > expected(widths, blocks, more, widest)) {
          widest = at;
        }
      }
      more[widest]++;
    }
    return more;
  }

  /** A width goes with the root of the trials. */
  private static double expected(double[] widths, int[] blocks, int[] more, int at) {
    return widths[at] * Math.sqrt((double) blocks[at] / (blocks[at] + more[at]));
  }
}

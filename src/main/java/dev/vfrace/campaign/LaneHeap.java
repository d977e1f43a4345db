package dev.vfrace.campaign;

/**
 * How much of the heap the lanes of a campaign keep. Measured as the live heap after a full
 * collection while a campaign runs, less that before it, by lane (the benchmark's figure, OpenJDK
 * 17, compressed pointers): of 3,000 lanes 15.7 kB with 1 program and 17.4 kB with 2, of 600 lanes,
 * which carry more of what all share, 88.1 kB with 33; scenario and placement make 4 % at most.
 */
public final class LaneHeap {

  private static final long BYTES_OF_A_LANE = 13_800;
  private static final long BYTES_OF_A_PROGRAM = 2_200;

  /** What the rest of the program keeps, about. */
  private static final long BYTES_OF_THE_REST = 16_000_000;

  private LaneHeap() {}

  /** Bytes that all lanes of a campaign keep, about. */
  public static long bytes(CampaignSettings settings) {
    return settings.lanes() * bytesOfLane(settings.programs().size());
  }

  /**
   * How many lanes fit, about, at least 1.
   *
   * @param programs of each of them
   * @param heap bytes of it
   */
  public static long lanesIn(int programs, long heap) {
    return Math.max(1, free(heap) / bytesOfLane(programs));
  }

  /**
   * What of a heap is there for lanes.
   *
   * @param heap bytes of it
   */
  public static long free(long heap) {
    return heap - BYTES_OF_THE_REST - MemoryReserve.bytes();
  }

  private static long bytesOfLane(int programs) {
    return BYTES_OF_A_LANE + BYTES_OF_A_PROGRAM * programs;
  }
}

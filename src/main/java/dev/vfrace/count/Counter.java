package dev.vfrace.count;

/** What is counted of each program: the only declaration of each. */
public enum Counter implements Worded {
  /** Cycles in which it had its chance. */
  TRIALS("trials"),
  /** Its deciding read met a VF that belongs to a netvsc, without IFF_SLAVE. */
  SAW_UNSLAVED("sawUnslaved"),
  /** The same for the master link. */
  SAW_NO_MASTER("sawNoMaster"),
  /** Its gate told it to treat such a VF as a standalone NIC, at that read or a later one. */
  MISJUDGED("misjudged"),
  /** It acted on that. */
  HARMED("harmed"),
  /** It took its misjudgement back within the cycle. */
  HEALED("healed"),
  /** It had left the VF alone, and a later look in the cycle told it to treat it as a NIC. */
  TURNED_WRONG("turnedWrong"),
  /** It left alone the only NIC, which had no netvsc to belong to. */
  WRONGLY_IGNORED("wronglyIgnored"),
  /**
   * Runs of sightings in {@link #SAW_UNSLAVED}: those less than {@link Tally#EPISODE_GAP} cycles of
   * one VM apart count as one.
   */
  EPISODES("episodes"),
  /**
   * The VF lost the master it had had, for a removal or because its netvsc went, and the program
   * had cause to look again: it polls, or was told.
   */
  MASTER_LOSSES("masterLosses"),
  /** Its next look met a VF that was still there, and without the master it had had. */
  SAW_ORPHAN("sawOrphan"),
  /** Of those, it could read IFF_SLAVE, still set. */
  SAW_STALE_FLAG("sawStaleFlag");

  private final String word;

  Counter(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}

package dev.vfrace.count;

import dev.vfrace.vocabulary.LinkState;

/** One program's running counts, and what has happened to it in the cycle at hand. */
public final class Tally {

  /** Sightings fewer cycles of one VM apart than this belong to one episode. */
  public static final int EPISODE_GAP = 10;

  private long trials;
  private long sawUnslaved;
  private long sawNoMaster;
  private long misjudgedCount;
  private long harmedCount;
  private long healedCount;
  private long wronglyIgnored;
  private long episodes;
  private long masterLosses;
  private long sawOrphan;
  private long sawStaleFlag;
  private long cycle = -1;
  private long lastSighting = -1 - EPISODE_GAP;
  private boolean decided;
  private boolean misjudged;
  private boolean harmed;
  private boolean healed;

  /**
   * Counts the deciding read of the cycle.
   *
   * @param exists whether the program saw the VF at all
   * @param belongs whether the VF has a netvsc to belong to
   * @param state what it saw
   * @param standalone what its gate told it: an ordinary NIC
   */
  public void decide(boolean exists, boolean belongs, LinkState state, boolean standalone) {
    decided = true;
    trials++;
    if (!exists) {
      return;
    }
    if (!belongs) {
      wronglyIgnored += standalone ? 0 : 1;
      return;
    }
    if (!state.isSlave()) {
      sawUnslaved++;
      episodes += cycle - lastSighting >= EPISODE_GAP ? 1 : 0;
      lastSighting = cycle;
    }
    sawNoMaster += state.hasMaster() ? 0 : 1;
    if (standalone) {
      misjudged = true;
      misjudgedCount++;
    }
  }

  /** The program had no cause to decide in this cycle, and will have none. */
  public void abstain() {
    decided = true;
  }

  /** Whether the deciding read of the cycle has been made. */
  public boolean hasDecided() {
    return decided;
  }

  /** Whether the program takes the VF for an ordinary NIC at present. */
  public boolean isMisled() {
    return misjudged && !healed;
  }

  /** Misled later in the cycle than at the deciding read. */
  public void misleadLater() {
    if (!misjudged) {
      misjudged = true;
      misjudgedCount++;
    }
  }

  /** The program acted on its wrong judgement. */
  public void harm() {
    if (!harmed) {
      harmed = true;
      harmedCount++;
    }
  }

  /** The program took its wrong judgement back, and with it what it had done. */
  public void heal() {
    if (isMisled()) {
      healed = true;
      healedCount++;
    }
  }

  /**
   * Something happens in a cycle; if it is the first thing, nothing has been decided in it yet.
   *
   * @param number of the cycle within its VM
   */
  public void meet(long number) {
    if (number != cycle) {
      cycle = number;
      decided = false;
      misjudged = false;
      harmed = false;
      healed = false;
    }
  }

  /** The VF has lost its master, and the program has cause to look again. */
  public void masterLost() {
    masterLosses++;
  }

  /**
   * The program has looked again, and the VF was there without its master.
   *
   * @param staleFlag it read IFF_SLAVE, still set
   */
  public void seesOrphan(boolean staleFlag) {
    sawOrphan++;
    sawStaleFlag += staleFlag ? 1 : 0;
  }

  /** What has been counted since the last call. */
  public Counts take() {
    Counts counted =
        new Counts(
            trials,
            sawUnslaved,
            sawNoMaster,
            misjudgedCount,
            harmedCount,
            healedCount,
            wronglyIgnored,
            episodes,
            masterLosses,
            sawOrphan,
            sawStaleFlag);
    trials = 0;
    sawUnslaved = 0;
    sawNoMaster = 0;
    misjudgedCount = 0;
    harmedCount = 0;
    healedCount = 0;
    wronglyIgnored = 0;
    episodes = 0;
    masterLosses = 0;
    sawOrphan = 0;
    sawStaleFlag = 0;
    return counted;
  }
}

package dev.vfrace.count;

import dev.vfrace.vocabulary.LinkState;

/** One program's running counts, and what has happened to it in the cycle at hand. */
public final class Tally {

  /** Sightings fewer cycles of one VM apart than this belong to one episode. */
  public static final int EPISODE_GAP = 10;

  private final Sums.Running<Counter> counted = new Sums.Running<>(Counter.class);
  private final Marks.Running marked = new Marks.Running();
  private long cycle = -1;
  private long lastSighting = -1 - EPISODE_GAP;
  private boolean decided;
  private boolean misjudged;
  private boolean harmed;
  private boolean misled;
  private boolean turned;
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
    if (exists && belongs) {
      if (!state.isSlave()) {
        count(Counter.SAW_UNSLAVED);
        count(Counter.EPISODES, cycle - lastSighting >= EPISODE_GAP);
        lastSighting = cycle;
      }
      count(Counter.SAW_NO_MASTER, !state.hasMaster());
    }
    judge(exists, belongs, standalone);
  }

  /**
   * The deciding read of the cycle meets a VF that belongs to a netvsc.
   *
   * @param at when, modelled nanoseconds
   */
  public void look(long at) {
    marked.look(cycle, at);
  }

  /**
   * Counts a judgement on a VF that goes: what it is without by then says nothing of what it was
   * without when it came.
   *
   * @param exists whether the program saw the VF at all
   * @param belongs whether the VF has a netvsc to belong to
   * @param standalone what its gate told it: an ordinary NIC
   */
  public void judge(boolean exists, boolean belongs, boolean standalone) {
    decided = true;
    count(Counter.TRIALS);
    if (exists && !belongs) {
      count(Counter.WRONGLY_IGNORED, !standalone);
    } else if (exists && standalone) {
      misjudge();
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
    return misled;
  }

  /** A later look has told the program, which had left the VF alone, to treat it as a NIC. */
  public void turnWrong() {
    if (!misled) {
      misjudge();
      count(Counter.TURNED_WRONG, !turned);
      turned = true;
    }
  }

  /** The program acted on its wrong judgement. */
  public void harm() {
    if (!harmed) {
      harmed = true;
      count(Counter.HARMED);
    }
  }

  /** The program took its wrong judgement back, and with it what it had done. */
  public void heal() {
    if (misled) {
      misled = false;
      count(Counter.HEALED, !healed);
      healed = true;
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
      misled = false;
      turned = false;
      harmed = false;
      healed = false;
    }
  }

  /** The VF has lost its master, and the program has cause to look again. */
  public void masterLost() {
    count(Counter.MASTER_LOSSES);
  }

  /**
   * The program has looked again, and the VF was there without its master.
   *
   * @param staleFlag it read IFF_SLAVE, still set
   */
  public void seesOrphan(boolean staleFlag) {
    count(Counter.SAW_ORPHAN);
    count(Counter.SAW_STALE_FLAG, staleFlag);
  }

  /** What has been counted since the last call. */
  public Tallied take() {
    return new Tallied(new Counts(counted.take()), marked.take());
  }

  private void misjudge() {
    misled = true;
    count(Counter.MISJUDGED, !misjudged);
    misjudged = true;
  }

  private void count(Counter counter) {
    counted.add(counter);
    marked.add(counter, cycle);
  }

  private void count(Counter counter, boolean happened) {
    if (happened) {
      count(counter);
    }
  }
}

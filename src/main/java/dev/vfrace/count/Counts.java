package dev.vfrace.count;

import dev.vfrace.vocabulary.MachineMessage;

/**
 * What became of a program's chances, in cycles.
 *
 * @param trials cycles in which it had its chance
 * @param sawUnslaved its deciding read met a VF that belongs to a netvsc, without IFF_SLAVE
 * @param sawNoMaster the same for the master link
 * @param misjudged its gate told it to treat such a VF as a standalone NIC
 * @param harmed it acted on that
 * @param healed it took its misjudgement back within the cycle
 * @param wronglyIgnored it left alone the only NIC, which had no netvsc to belong to
 * @param episodes runs of sightings in {@code sawUnslaved}: those less than {@link
 *     Tally#EPISODE_GAP} cycles of one VM apart count as one
 * @param masterLosses times that the VF lost the master it had had, for a removal or because its
 *     netvsc went, and the program had cause to look again: it polls, or was told
 * @param sawOrphan its next look met a VF that was still there, and without the master it had had
 * @param sawStaleFlag of those, how often it could read IFF_SLAVE, still set
 */
public record Counts(
    long trials,
    long sawUnslaved,
    long sawNoMaster,
    long misjudged,
    long harmed,
    long healed,
    long wronglyIgnored,
    long episodes,
    long masterLosses,
    long sawOrphan,
    long sawStaleFlag)
    implements MachineMessage {

  /** Nothing counted. */
  public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** The sum. */
  public Counts plus(Counts other) {
    return new Counts(
        trials + other.trials,
        sawUnslaved + other.sawUnslaved,
        sawNoMaster + other.sawNoMaster,
        misjudged + other.misjudged,
        harmed + other.harmed,
        healed + other.healed,
        wronglyIgnored + other.wronglyIgnored,
        episodes + other.episodes,
        masterLosses + other.masterLosses,
        sawOrphan + other.sawOrphan,
        sawStaleFlag + other.sawStaleFlag);
  }
}

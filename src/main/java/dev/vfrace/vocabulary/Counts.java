package dev.vfrace.vocabulary;

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
 */
public record Counts(
    long trials,
    long sawUnslaved,
    long sawNoMaster,
    long misjudged,
    long harmed,
    long healed,
    long wronglyIgnored,
    long episodes)
    implements MachineMessage {

  /** Nothing counted. */
  public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0);

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
        episodes + other.episodes);
  }
}

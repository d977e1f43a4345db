package dev.vfrace.count;

/**
 * In what state the cycles left their VF, counted where the scenario settles.
 *
 * @param cycles in which stock was taken
 * @param joined linked to its netvsc, as master or plain upper device
 * @param flagged with IFF_SLAVE
 * @param joinedWithoutFlag linked, without IFF_SLAVE
 * @param flaggedWithoutMaster with IFF_SLAVE, without any link
 * @param up with IFF_UP
 * @param dataPathOnVf carrying the traffic
 * @param vfIsEth0 registered before any netvsc of its namespace, so that the VF has the first name
 */
public record Stock(
    long cycles,
    long joined,
    long flagged,
    long joinedWithoutFlag,
    long flaggedWithoutMaster,
    long up,
    long dataPathOnVf,
    long vfIsEth0) {

  /** Nothing counted. */
  public static final Stock NONE = new Stock(0, 0, 0, 0, 0, 0, 0, 0);

  /** The sum. */
  public Stock plus(Stock other) {
    return new Stock(
        cycles + other.cycles,
        joined + other.joined,
        flagged + other.flagged,
        joinedWithoutFlag + other.joinedWithoutFlag,
        flaggedWithoutMaster + other.flaggedWithoutMaster,
        up + other.up,
        dataPathOnVf + other.dataPathOnVf,
        vfIsEth0 + other.vfIsEth0);
  }
}

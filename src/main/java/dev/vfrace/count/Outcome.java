package dev.vfrace.count;

/** In what state a cycle can leave its VF: the only declaration of each. */
public enum Outcome implements Worded {
  /** Linked to its netvsc, as master or plain upper device. */
  JOINED("joined"),
  /** With IFF_SLAVE. */
  FLAGGED("flagged"),
  /** Linked, without IFF_SLAVE. */
  JOINED_WITHOUT_FLAG("joinedWithoutFlag"),
  /** With IFF_SLAVE, without any link. */
  FLAGGED_WITHOUT_MASTER("flaggedWithoutMaster"),
  /** With IFF_UP. */
  UP("up"),
  /** Carrying the traffic. */
  DATA_PATH_ON_VF("dataPathOnVf"),
  /** Registered before any netvsc of its namespace, so that the VF has the first name. */
  VF_IS_ETH0("vfIsEth0");

  private final String word;

  Outcome(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}

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
  /** Carrying the traffic, both ways: netvsc sends on it, and the host delivers to it. */
  DATA_PATH_ON_VF("dataPathOnVf"),
  /**
   * The VF has the first name: it registered before any netvsc of its namespace, or was renamed.
   */
  VF_IS_ETH0("vfIsEth0"),
  /** udev has renamed the VF. */
  RENAMED("renamed"),
  /** udev's rename was refused with EBUSY, since the VF was up. */
  RENAME_BUSY("renameBusy"),
  /** udev's rename was refused with EEXIST, since netvsc has the name. */
  RENAME_EXISTS("renameExists");

  private final String word;

  Outcome(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}

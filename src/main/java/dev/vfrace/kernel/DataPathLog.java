package dev.vfrace.kernel;

import dev.vfrace.timeline.Timeline;

/**
 * Which way one VM's packets go, and when none does. The host delivers to one of the two devices,
 * the one that the last completed switch named; a packet is lost while that device does not run.
 * What the guest sends takes the VF while it runs and is the data path, and the synthetic NIC
 * otherwise ({@code netvsc_xmit}), so that it fails only with the delivery; a bond sends on the VF
 * until it has let it go.
 *
 * <p>Counting begins when the VM first has a path, and ends when it is switched off.
 */
public final class DataPathLog {

  private final Timeline time;
  private final PacketStream packets;
  private boolean synthetic;
  private boolean hostOnVf;
  private boolean vfRuns;
  private boolean bondOnVf;
  private boolean started;
  private long since;
  private long cycleStart;
  private long outage;
  private long onSynthetic;
  private long lost;

  /**
   * A VM that is switched off.
   *
   * @param time of the kernel's actors
   * @param packets what it carries
   */
  public DataPathLog(Timeline time, PacketStream packets) {
    this.time = time;
    this.packets = packets;
  }

  /** The synthetic NIC carries packets, or does not. */
  void syntheticRuns(boolean value) {
    account();
    synthetic = value;
    started |= works();
  }

  /** The host has switched to the VF, or back. */
  void hostDeliversToVf(boolean value) {
    account();
    hostOnVf = value;
    started |= works();
  }

  /** Whether the host delivers to the VF. */
  public boolean hostDeliversToVf() {
    return hostOnVf;
  }

  /** The VF carries packets, or does not. */
  void vfRuns(boolean value) {
    account();
    vfRuns = value;
    started |= works();
  }

  /** A bond has made the VF its active slave, or has let it go. */
  void bondSendsOnVf(boolean value) {
    account();
    bondOnVf = value;
  }

  /** The VM is switched off. */
  void powerOff() {
    account();
    synthetic = false;
    hostOnVf = false;
    vfRuns = false;
    bondOnVf = false;
    started = false;
  }

  /** Measures anew: what a cycle loses depends on the cycle alone. */
  public void startCycle(long number) {
    account();
    cycleStart = since;
    packets.startCycle(number, since);
    outage = 0;
    onSynthetic = 0;
    lost = 0;
  }

  /** Closes the books up to now. */
  public void endCycle() {
    account();
  }

  /** For how long no packet came through in this cycle, modelled nanoseconds. */
  public long outageNanos() {
    return outage;
  }

  /** For how long the packets took the synthetic path in this cycle, modelled nanoseconds. */
  public long syntheticNanos() {
    return onSynthetic;
  }

  /** Packets lost in this cycle. */
  public long lostPackets() {
    return lost;
  }

  private boolean works() {
    return (hostOnVf ? vfRuns : synthetic) && (!bondOnVf || vfRuns);
  }

  private void account() {
    long now = time.now();
    if (started && !works()) {
      outage += now - since;
      lost += packets.between(since - cycleStart, now - cycleStart);
    } else if (started && !hostOnVf) {
      onSynthetic += now - since;
    }
    since = now;
  }
}

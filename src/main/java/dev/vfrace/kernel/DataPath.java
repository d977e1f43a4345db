package dev.vfrace.kernel;

import dev.vfrace.model.DataPathSwitching.DataPathBy;
import dev.vfrace.model.KernelDesign;
import dev.vfrace.vocabulary.HostMessage;
import dev.vfrace.vocabulary.NotifierEvent;
import dev.vfrace.vocabulary.Nvsp;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * Which of the two devices carries the traffic ({@code netvsc_vf_changed}, {@code
 * netvsc_switch_datapath}). From v5.12 (8b31f8c982b7, 34b06a2eee44) the switch waits for the host's
 * completion and goes back at GOING_DOWN; before, it went back at DOWN and did not wait.
 */
final class DataPath {

  private final KernelDesign design;
  private final VfNetdev vf;
  private final Synthetic synthetic;
  private final ActorRef<HostMessage> host;
  private final DataPathLog log;
  private Optional<Runnable> waitingForAssociation = Optional.empty();
  private Optional<Runnable> waitingForHost = Optional.empty();

  DataPath(KernelState kernel, Synthetic synthetic, ActorRef<HostMessage> host) {
    this.design = kernel.design();
    this.vf = kernel.vf();
    this.synthetic = synthetic;
    this.host = host;
    this.log = kernel.log();
  }

  /** The joined VF is up: waits for the association where the design does, then switches to it. */
  void vfUp(Runnable then) {
    if (vf.isDataPath()) {
      then.run();
    } else if (design.dataPath().openWaitsForAssociation() && !synthetic.isAssociated()) {
      waitingForAssociation = Optional.of(then);
    } else {
      vf.setDataPath(true);
      switchPath(then);
    }
  }

  /** The joined VF is going down, or is down. */
  void vfDown(NotifierEvent event, Runnable then) {
    if (vf.isDataPath() && event == design.dataPath().backAt()) {
      vf.setDataPath(false);
      switchPath(then);
    } else {
      then.run();
    }
  }

  /** The VF has left. */
  void vfGone() {
    vf.setDataPath(false);
    log.bondSendsOnVf(false);
  }

  /** {@code netvsc_resume}: {@code data_path_is_vf} is false again, and so is the host's view. */
  void resume() {
    vf.setDataPath(false);
    log.hostDeliversToVf(false);
  }

  /**
   * netvsc's channel is closed, to be opened again: the host delivers to netvsc from then on
   * (commit message of 19162fd4063a). {@code data_path_is_vf} stays, so that a later UP or CHANGE
   * of the VF switches nothing (da26658c3d70).
   */
  void channelClosed() {
    if (design.dataPath().by() == DataPathBy.HOST) {
      log.hostDeliversToVf(false);
    }
  }

  /** The host has sent the association message. */
  void associated() {
    Optional<Runnable> then = waitingForAssociation;
    waitingForAssociation = Optional.empty();
    then.ifPresent(this::vfUp);
  }

  /** The host has completed the switch. */
  void switched() {
    log.hostDeliversToVf(vf.isDataPath());
    Optional<Runnable> then = waitingForHost;
    waitingForHost = Optional.empty();
    then.ifPresent(Runnable::run);
  }

  /** The VM is switched off. */
  void powerOff() {
    vf.setDataPath(false);
    waitingForAssociation = Optional.empty();
    waitingForHost = Optional.empty();
  }

  private void switchPath(Runnable then) {
    if (design.dataPath().by() == DataPathBy.GUEST) {
      log.hostDeliversToVf(vf.isDataPath());
      then.run();
      return;
    }
    host.tell(Nvsp.SwitchDataPath.INSTANCE);
    if (design.dataPath().backAt() == NotifierEvent.NETDEV_GOING_DOWN) {
      waitingForHost = Optional.of(then);
    } else {
      then.run();
    }
  }
}

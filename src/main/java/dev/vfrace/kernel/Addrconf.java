package dev.vfrace.kernel;

import dev.vfrace.actor.ReceiveTable;
import dev.vfrace.count.Tallied;
import dev.vfrace.count.Tally;
import dev.vfrace.model.KernelDesign;
import dev.vfrace.timeline.StepClock;
import dev.vfrace.trace.TraceEvent;
import dev.vfrace.vocabulary.KernelMessage;
import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.NotifierEvent;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/**
 * IPv6 autoconfiguration as a notifier subscriber ({@code addrconf_notify}, net/ipv6/addrconf.c):
 * at NETDEV_UP it gives the device a link-local address unless its gate holds. The gate was
 * IFF_SLAVE up to v6.1 and is IFF_NO_ADDRCONF from v6.2 (8a321cf7becc); hv_netvsc sets the latter
 * only from v6.16 (d7501e076d85).
 */
public final class Addrconf extends AbstractBehavior<Addrconf.Command> {

  /** What it hears. */
  public sealed interface Command permits NotifierCall, Report {}

  /**
   * Asks for the counts since the last report.
   *
   * @param replyTo gets them
   */
  public record Report(ActorRef<? super Tallied> replyTo) implements Command {}

  /** The events at which it decides; what it does at others shows nowhere. */
  public static final Set<NotifierEvent> EVENTS = Set.of(NotifierEvent.NETDEV_UP);

  private static final String NAME = "addrconf";

  private static final ReceiveTable<Addrconf, Command> RECEIVE =
      ReceiveTable.<Addrconf, Command>create()
          .onMessage(NotifierCall.class, Addrconf::onNotifierCall)
          .onMessage(Report.class, Addrconf::onReport);

  private final KernelDesign.AddrconfGate gate;
  private final boolean belongs;
  private final StepClock clock;
  private final VfNetdev vf;
  private final ActorRef<KernelMessage> core;
  private final Tally tally = new Tally();

  /**
   * Addrconf of a VM.
   *
   * @param kernel what it shares with the other actors of the kernel; the design says what its gate
   *     tests
   * @param belongs whether the VM has a netvsc that the VF belongs to
   * @param core who calls it
   */
  public static Behavior<Command> create(
      KernelState kernel, boolean belongs, ActorRef<KernelMessage> core) {
    return Behaviors.setup(context -> new Addrconf(context, kernel, belongs, core));
  }

  private Addrconf(
      ActorContext<Command> context,
      KernelState kernel,
      boolean belongs,
      ActorRef<KernelMessage> core) {
    super(context);
    this.gate = kernel.design().addrconfGate();
    this.belongs = belongs;
    this.clock = kernel.clock();
    this.vf = kernel.vf();
    this.core = core;
  }

  @Override
  public Receive<Command> createReceive() {
    return RECEIVE.of(this);
  }

  private Behavior<Command> onNotifierCall() {
    up(vf.state());
    core.tell(NetdeviceNotifier.NotifierDone.INSTANCE);
    return this;
  }

  private void up(LinkState state) {
    boolean gated =
        state.has(
            gate == KernelDesign.AddrconfGate.SLAVE_FLAG
                ? LinkState.IFF_SLAVE
                : LinkState.IFF_NO_ADDRCONF);
    tally.meet(clock.cycle());
    if (clock.recorder().isOn()) {
      clock.recorder().record(new TraceEvent.Looked(clock.now(), NAME, true, state));
      clock.recorder().record(new TraceEvent.Decided(clock.now(), NAME, !gated));
    }
    if (!tally.hasDecided()) {
      tally.decide(true, belongs, state, !gated);
      if (belongs && clock.recorder().keepsTimes()) {
        tally.look(clock.now());
      }
    } else if (belongs && !gated) {
      tally.turnWrong();
    }
    if (tally.isMisled()) {
      tally.harm();
    }
  }

  private Behavior<Command> onReport(Report report) {
    report.replyTo.tell(tally.take());
    return this;
  }
}

package dev.vfrace.kernel;

import dev.vfrace.actor.ReceiveTable;
import dev.vfrace.delay.ConstantDelay;
import dev.vfrace.delay.Delay;
import dev.vfrace.model.Neighbours;
import dev.vfrace.timeline.StepClock;
import dev.vfrace.timeline.Timer;
import dev.vfrace.vocabulary.KernelMessage;
import dev.vfrace.vocabulary.KernelStep;
import dev.vfrace.vocabulary.NetvscMessage;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/**
 * The {@link Neighbours} of the pair that is measured: one after the other they register their VFs,
 * each holding RTNL for as long as S1 to S10 take, and open them after {@code vf_takeover}, each
 * holding RTNL again.
 */
public final class OtherPairs extends AbstractBehavior<NetvscMessage> {

  /** What they hear. */
  public sealed interface Command extends NetvscMessage {}

  /**
   * The host offers all VFs of the VM.
   *
   * @param cycle its number
   */
  public record Start(long cycle) implements Command {}

  private enum Due implements Command {
    REGISTER,
    OPEN
  }

  private enum Done implements Command {
    INSTANCE
  }

  private static final Set<KernelStep> REGISTRATION =
      EnumSet.range(KernelStep.POST_INIT, KernelStep.RTNL_UNLOCK);
  private static final Set<KernelStep> OPENING =
      EnumSet.of(KernelStep.VF_OPEN, KernelStep.DATAPATH_SWITCH);

  private static final ReceiveTable<OtherPairs, NetvscMessage> RECEIVE =
      ReceiveTable.<OtherPairs, NetvscMessage>create()
          .onMessage(Start.class, OtherPairs::onStart)
          .onMessage(Due.class, OtherPairs::onDue)
          .onMessage(RtnlCall.RtnlHeld.class, OtherPairs::onRtnlHeld)
          .onMessage(Done.class, OtherPairs::onDone);

  private final StepClock clock;
  private final Neighbours neighbours;
  private final Delay spacing;
  private final ActorRef<KernelMessage> core;
  private final Timer<Due> nextRegistration;
  private final Timer<Due> nextOpening;
  private final Timer<Done> hold;
  private int toRegister;
  private int toOpen;
  private final ArrayDeque<Set<KernelStep>> asked = new ArrayDeque<>();

  /**
   * The other pairs of a VM.
   *
   * @param clock when their steps are due; their own, so that they take no draws of the pair's
   * @param neighbours how many, how far apart
   * @param core holds RTNL
   */
  public static Behavior<NetvscMessage> create(
      StepClock clock, Neighbours neighbours, ActorRef<KernelMessage> core) {
    return Behaviors.setup(context -> new OtherPairs(context, clock, neighbours, core));
  }

  private OtherPairs(
      ActorContext<NetvscMessage> context,
      StepClock clock,
      Neighbours neighbours,
      ActorRef<KernelMessage> core) {
    super(context);
    this.clock = clock;
    this.neighbours = neighbours;
    this.spacing = new ConstantDelay(neighbours.spacingNanos());
    this.core = core;
    this.nextRegistration = clock.timer(context.getSelf(), Due.REGISTER);
    this.nextOpening = clock.timer(context.getSelf(), Due.OPEN);
    this.hold = clock.timer(context.getSelf(), Done.INSTANCE);
  }

  @Override
  public Receive<NetvscMessage> createReceive() {
    return RECEIVE.of(this);
  }

  /** The first of them is as far into its probe as the pair that is measured. */
  private Behavior<NetvscMessage> onStart(Start start) {
    clock.startCycle(start.cycle);
    toRegister = neighbours.count();
    toOpen = neighbours.count();
    clock.after(nextRegistration, KernelStep.VF_PROBE);
    return this;
  }

  private Behavior<NetvscMessage> onDue(Due due) {
    boolean registers = due == Due.REGISTER;
    asked.add(registers ? REGISTRATION : OPENING);
    core.tell(new RtnlCall.RtnlLock(getContext().getSelf()));
    if (registers && toRegister == neighbours.count()) {
      clock.after(nextOpening, KernelStep.VF_TAKEOVER);
    }
    int left = registers ? --toRegister : --toOpen;
    if (left > 0) {
      (registers ? nextRegistration : nextOpening).after(KernelStep.VF_PROBE, spacing);
    }
    return this;
  }

  private Behavior<NetvscMessage> onRtnlHeld() {
    clock.after(hold, asked.remove());
    return this;
  }

  private Behavior<NetvscMessage> onDone() {
    core.tell(RtnlCall.RtnlUnlock.INSTANCE);
    return this;
  }
}

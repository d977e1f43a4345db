package dev.vfrace.machine;

import dev.vfrace.actor.Spawner;
import dev.vfrace.count.Tallied;
import dev.vfrace.host.Hypervisor;
import dev.vfrace.kernel.Addrconf;
import dev.vfrace.kernel.DataPathLog;
import dev.vfrace.kernel.KernelState;
import dev.vfrace.kernel.NetvscDriver;
import dev.vfrace.kernel.NetworkCore;
import dev.vfrace.kernel.OtherPairs;
import dev.vfrace.kernel.PacketStream;
import dev.vfrace.kernel.Rtnl;
import dev.vfrace.kernel.VfDriver;
import dev.vfrace.kernel.VfNetdev;
import dev.vfrace.model.Coupling.VfOfferedAfter;
import dev.vfrace.model.KernelTiming;
import dev.vfrace.model.MachineSpec;
import dev.vfrace.model.Owner;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.Shown.Devices;
import dev.vfrace.model.Trigger;
import dev.vfrace.timeline.Draws;
import dev.vfrace.timeline.StepClock;
import dev.vfrace.timeline.StrandTimeline;
import dev.vfrace.timeline.Timeline;
import dev.vfrace.timeline.WorkerPool;
import dev.vfrace.trace.Recorder;
import dev.vfrace.userspace.Userspace;
import dev.vfrace.userspace.VfTraits;
import dev.vfrace.vocabulary.DriverMessage;
import dev.vfrace.vocabulary.HostMessage;
import dev.vfrace.vocabulary.KernelMessage;
import dev.vfrace.vocabulary.MachineMessage;
import dev.vfrace.vocabulary.NetvscMessage;
import dev.vfrace.vocabulary.SysClassNet;
import dev.vfrace.vocabulary.UserspaceMessage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;

/**
 * The parts of one VM, wired together.
 *
 * @param kernel the guest's
 * @param host the hypervisor
 * @param userspace udev and the programs
 * @param specs the programs in the campaign's order
 */
record Lane(
    GuestKernel kernel,
    ActorRef<HostMessage> host,
    ActorRef<UserspaceMessage> userspace,
    List<ProgramSpec> specs) {

  /**
   * The kernel of a VM.
   *
   * @param state what its actors share
   * @param core the network core
   * @param netvsc hv_netvsc
   * @param driver the VF's driver
   * @param addrconf IPv6 addrconf
   * @param otherPairs the other pairs of netvsc and VF, if there are any
   */
  record GuestKernel(
      KernelState state,
      ActorRef<KernelMessage> core,
      ActorRef<NetvscMessage> netvsc,
      ActorRef<DriverMessage> driver,
      ActorRef<Addrconf.Command> addrconf,
      Optional<ActorRef<NetvscMessage>> otherPairs) {}

  /**
   * Spawns a VM's actors as children of its director.
   *
   * @param sides of the VM
   * @param chance how long its delays turn out to be
   * @param recorder where it says what it does
   */
  static Lane spawn(
      ActorContext<MachineMessage> context,
      int lane,
      MachineSpec spec,
      WorkerPool.Sides sides,
      Draws.Source chance,
      Recorder recorder) {
    Owner owner = spec.scenario().owner();
    boolean netvscIsThere = spec.scenario().hasSynthetic();
    Spawner kernelSide = sides.kernel().spawner();
    Spawner userSide = sides.userspace().spawner();
    KernelTiming timing = spec.timing().kernel();
    Timeline time = new StrandTimeline(sides.kernel(), chance.of(lane, Draws.KERNEL), recorder);
    SysClassNet sysfs = new SysClassNet();
    KernelState kernel =
        new KernelState(
            spec.kernel(),
            new StepClock(time, timing),
            new VfNetdev(sysfs, spec.scenario().watched(), time),
            new Rtnl(time),
            new DataPathLog(
                time, new PacketStream(spec.packetSpacing(), chance.of(lane, "packets"))));
    ActorRef<KernelMessage> core =
        kernelSide.spawn(context, NetworkCore.create(kernel), "net-core");
    ActorRef<UserspaceMessage> userspace =
        userSide.spawn(
            context,
            Userspace.create(
                new Userspace.Setup(
                    spec.programs().stream().filter(program -> !isInKernel(program)).toList(),
                    new VfTraits(owner, spec.timing().driver(), spec.kernel().shown().dumpsBy()),
                    spec.timing().userspace().udevdStart(),
                    spec.timing().userspace().rename(),
                    spec.timing().userspace().wakeUp()),
                new Userspace.Surroundings(
                    userSide,
                    actor ->
                        new StrandTimeline(sides.userspace(), chance.of(lane, actor), recorder),
                    sysfs,
                    core,
                    context.getSelf())),
            "userspace");
    ActorRef<Addrconf.Command> addrconf =
        kernelSide.spawn(context, Addrconf.create(kernel, owner.isThere(), core), "addrconf");
    boolean hostOrders =
        netvscIsThere
            && spec.kernel().coupling().vfOfferedAfter() == VfOfferedAfter.NETVSC_REGISTERED;
    ActorRef<HostMessage> host =
        kernelSide.spawn(
            context,
            Hypervisor.create(kernel.clock(), hostOrders, context.getSelf()),
            "hypervisor");
    ActorRef<NetvscMessage> netvsc =
        kernelSide.spawn(
            context,
            NetvscDriver.create(
                kernel, new NetvscDriver.Peers(core, host, userspace, context.getSelf())),
            "hv_netvsc");
    boolean oneDevice = netvscIsThere && spec.kernel().shown().devices() == Devices.ONE;
    ActorRef<DriverMessage> driver =
        kernelSide.spawn(
            context,
            VfDriver.create(
                kernel,
                oneDevice ? Optional.of(netvsc) : Optional.empty(),
                core,
                host,
                context.getSelf()),
            spec.timing().driver());
    Optional<ActorRef<NetvscMessage>> otherPairs = Optional.empty();
    if (spec.scenario().neighbours().count() > 0) {
      Timeline theirs =
          new StrandTimeline(sides.kernel(), chance.of(lane, "other-pairs"), Recorder.OFF);
      ActorRef<NetvscMessage> others =
          kernelSide.spawn(
              context,
              OtherPairs.create(new StepClock(theirs, timing), spec.scenario().neighbours(), core),
              "other-pairs");
      context.watch(others);
      otherPairs = Optional.of(others);
    }
    List.of(core, userspace, addrconf, host, netvsc, driver).forEach(context::watch);
    core.tell(new NetworkCore.Boot(userspace, addrconf));
    host.tell(new Hypervisor.Connect(driver, netvsc));
    return new Lane(
        new GuestKernel(kernel, core, netvsc, driver, addrconf, otherPairs),
        host,
        userspace,
        spec.programs());
  }

  /** What all programs counted, in the campaign's order. */
  List<Tallied> inOrder(List<Tallied> ofUserspace, Tallied ofAddrconf) {
    Iterator<Tallied> next = ofUserspace.iterator();
    List<Tallied> all = new ArrayList<>(specs.size());
    for (ProgramSpec spec : specs) {
      all.add(isInKernel(spec) ? ofAddrconf : next.next());
    }
    return all;
  }

  private static boolean isInKernel(ProgramSpec spec) {
    return spec.trigger() == Trigger.NETDEV_UP;
  }
}

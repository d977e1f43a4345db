package dev.vfrace.explain;

import dev.vfrace.model.Coupling;
import dev.vfrace.model.Coupling.BondEnslave;
import dev.vfrace.model.Coupling.NetvscElsewhere;
import dev.vfrace.model.Coupling.OpensAt;
import dev.vfrace.model.Coupling.VfFollows;
import dev.vfrace.model.Coupling.VfOfferedAfter;
import dev.vfrace.model.DataPathSwitching;
import dev.vfrace.model.DataPathSwitching.DataPathBy;
import dev.vfrace.model.DesignRules;
import dev.vfrace.model.KernelDesign;
import dev.vfrace.model.KernelDesign.AddrconfGate;
import dev.vfrace.model.KernelDesign.Marking;
import dev.vfrace.model.KernelDesign.MasterLink;
import dev.vfrace.model.KernelDesign.MatchKey;
import dev.vfrace.model.KernelDesign.Matching;
import dev.vfrace.model.KernelDesign.Probing;
import dev.vfrace.model.KernelDesign.SlaveFlagAt;
import dev.vfrace.model.Naming;
import dev.vfrace.model.Shown;
import dev.vfrace.model.Shown.Devices;
import dev.vfrace.model.Shown.DumpsBy;
import dev.vfrace.model.Shown.GetLinkFinds;
import dev.vfrace.model.Shown.MasterLinkAt;
import dev.vfrace.model.Shown.UeventAt;
import dev.vfrace.vocabulary.NotifierEvent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Kernel designs put together at random, and smaller ones. */
final class RandomDesign {

  private static final Naming NAMING = new Naming("random", "random", "random");

  private RandomDesign() {}

  /** A design that does not contradict itself. */
  static KernelDesign legal(SplittableRandom random) {
    KernelDesign design = any(random);
    while (DesignRules.contradiction(design).isPresent()) {
      design = any(random);
    }
    return design;
  }

  private static KernelDesign any(SplittableRandom random) {
    return new KernelDesign(
        NAMING,
        new Marking(
            one(random, SlaveFlagAt.values()),
            one(random, MasterLink.values()),
            random.nextBoolean()),
        new Matching(
            List.copyOf(some(random, MatchKey.class, MatchKey.values())), random.nextBoolean()),
        new Probing(
            random.nextBoolean(),
            random.nextBoolean(),
            random.nextBoolean(),
            random.nextBoolean()
                ? Set.of(NotifierEvent.NETDEV_REGISTER, NotifierEvent.NETDEV_UP)
                : Set.of(NotifierEvent.NETDEV_REGISTER)),
        new DataPathSwitching(
            one(random, DataPathBy.values()),
            random.nextBoolean(),
            random.nextBoolean() ? NotifierEvent.NETDEV_GOING_DOWN : NotifierEvent.NETDEV_DOWN,
            random.nextBoolean()),
        one(random, AddrconfGate.values()),
        new Shown(
            one(random, MasterLinkAt.values()),
            one(random, UeventAt.values()),
            random.nextBoolean(),
            Devices.TWO,
            /* asksManager= */ false,
            one(random, GetLinkFinds.values()),
            one(random, DumpsBy.values())),
        new Coupling(
            one(random, VfOfferedAfter.values()),
            one(random, OpensAt.values()),
            one(random, BondEnslave.values()),
            one(random, NetvscElsewhere.values()),
            one(random, VfFollows.values()),
            random.nextBoolean(),
            random.nextBoolean()));
  }

  /** The designs that differ from one in a single part, which is as in another. */
  static List<KernelDesign> smaller(KernelDesign design, KernelDesign towards) {
    List<KernelDesign> smaller = new ArrayList<>();
    smaller.add(design.with(towards.marking()));
    smaller.add(design.with(towards.matching()));
    smaller.add(design.with(towards.shown()));
    smaller.add(
        design.with(
            new Marking(
                towards.marking().slaveFlagAt(),
                design.marking().masterLink(),
                design.marking().setsNoAddrconf())));
    smaller.add(
        design.with(
            new Marking(
                design.marking().slaveFlagAt(),
                towards.marking().masterLink(),
                design.marking().setsNoAddrconf())));
    smaller.add(
        new KernelDesign(
            NAMING,
            design.marking(),
            design.matching(),
            towards.probing(),
            towards.dataPath(),
            towards.addrconfGate(),
            design.shown(),
            design.coupling()));
    smaller.add(
        new KernelDesign(
            NAMING,
            design.marking(),
            design.matching(),
            design.probing(),
            design.dataPath(),
            design.addrconfGate(),
            design.shown(),
            towards.coupling()));
    smaller.removeIf(it -> it.equals(design) || DesignRules.contradiction(it).isPresent());
    return smaller;
  }

  @SafeVarargs
  private static <T> T one(SplittableRandom random, T... values) {
    return values[random.nextInt(values.length)];
  }

  private static <E extends Enum<E>> Set<E> some(
      SplittableRandom random, Class<E> type, E[] values) {
    Set<E> chosen = EnumSet.noneOf(type);
    for (E value : values) {
      if (random.nextBoolean()) {
        chosen.add(value);
      }
    }
    return chosen;
  }
}

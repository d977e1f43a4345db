package dev.vfrace.kernel;

import dev.vfrace.delay.ConstantDelay;
import dev.vfrace.delay.Delay;
import dev.vfrace.model.KernelDesign;
import dev.vfrace.model.KernelTiming;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.timeline.ManualTimeline;
import dev.vfrace.timeline.RandomDraws;
import dev.vfrace.timeline.StepClock;
import dev.vfrace.vocabulary.KernelStep;
import dev.vfrace.vocabulary.Netns;
import dev.vfrace.vocabulary.SysClassNet;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Kernels for tests. */
public final class Kernels {

  /** How long every step takes, modelled nanoseconds. */
  public static final long STEP = 10;

  private static final Catalogue BUNDLED =
      Catalogue.load(Catalogue.confDir(), List.of(), List.of(), Map.of());

  private Kernels() {}

  /** A bundled design. */
  public static KernelDesign design(String name) {
    return BUNDLED.kernel(name);
  }

  /** A kernel whose steps all take {@link #STEP}. */
  public static KernelState state(KernelDesign design, ManualTimeline time) {
    Map<KernelStep, Delay> steps =
        Arrays.stream(KernelStep.values())
            .collect(Collectors.toMap(Function.identity(), step -> new ConstantDelay(STEP)));
    return new KernelState(
        design,
        new StepClock(time, new KernelTiming(steps)),
        new VfNetdev(new SysClassNet(), Netns.INIT, time),
        new Rtnl(time),
        new DataPathLog(
            time, new PacketStream(Delay.ZERO, RandomDraws.seeded(1).of(0, "packets"))));
  }
}

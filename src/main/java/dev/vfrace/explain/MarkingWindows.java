package dev.vfrace.explain;

import dev.vfrace.vocabulary.KernelStep;
import dev.vfrace.vocabulary.LinkState;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * How long a VF can be seen unready in a recorded cycle, whether or not the design shows it to
 * userspace.
 */
public final class MarkingWindows {

  private final RecordedCycle cycle;

  /** The windows of a cycle. */
  public MarkingWindows(RecordedCycle cycle) {
    this.cycle = cycle;
  }

  /**
   * The shortest stretch in which its attributes can be read and something of the mark is missing:
   * to the flag, to the link, between the two; where the design marks nothing after the attributes
   * are there, up to the end of the registration. It is the time scale of a campaign, from which
   * lag and controls are derived.
   *
   * @return modelled nanoseconds, at least 1; empty if none takes any time
   */
  public OptionalLong shortest() {
    Optional<RecordedStep> readable = step(KernelStep.SYSFS_ATTRIBUTES);
    if (readable.isEmpty()) {
      return OptionalLong.empty();
    }
    long from = readable.get().at();
    long flag = Math.max(from, at(LinkState.IFF_SLAVE, from));
    long link = Math.max(from, Math.max(at(LinkState.MASTER, from), at(LinkState.UPPER, from)));
    OptionalLong marked =
        LongStream.of(flag - from, link - from, Math.abs(flag - link))
            .filter(window -> window > 0)
            .min();
    return marked.isPresent() ? marked : untilTheEnd(from);
  }

  /**
   * The window from the readable attributes on that decides most gates: to the flag; in designs
   * that set it before, to the link; in those that mark nothing after the attributes are there, to
   * the end of the registration. Empty if there is no VF.
   */
  public Optional<DecidingWindow> deciding() {
    return step(KernelStep.SYSFS_ATTRIBUTES).map(readable -> deciding(readable.at()));
  }

  private DecidingWindow deciding(long from) {
    long flag = at(LinkState.IFF_SLAVE, from);
    if (flag > from) {
      return window("flag window", from, flag);
    }
    long link = Math.max(at(LinkState.MASTER, from), at(LinkState.UPPER, from));
    return link > from
        ? window("master window", from, link)
        : window(
            "registration", from, step(KernelStep.NEW_LINK).map(RecordedStep::at).orElse(from));
  }

  private DecidingWindow window(String name, long from, long to) {
    return new DecidingWindow(
        name,
        cycle.steps().stream()
            .filter(step -> step.at() > from && step.at() <= to)
            .flatMap(step -> step.step().stream())
            .distinct()
            .toList());
  }

  private OptionalLong untilTheEnd(long from) {
    return step(KernelStep.NEW_LINK).stream()
        .mapToLong(end -> end.at() - from)
        .filter(window -> window > 0)
        .findFirst();
  }

  /** When a bit was set in the registration, or the other time if it was not. */
  private long at(int bit, long otherwise) {
    long end = step(KernelStep.RTNL_UNLOCK).map(RecordedStep::at).orElse(Long.MAX_VALUE);
    return cycle.setting(bit).map(RecordedStep::at).filter(time -> time <= end).orElse(otherwise);
  }

  private Optional<RecordedStep> step(KernelStep step) {
    return cycle.first(it -> it.step().equals(Optional.of(step)));
  }
}

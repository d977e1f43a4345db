package dev.vfrace.model;

import dev.vfrace.delay.Delay;
import java.util.Optional;
import java.util.Set;

/**
 * One userspace program, as {@code conf/userspace} holds it.
 *
 * @param name the file's name
 * @param origin what it is, and where that was read
 * @param waking what wakes it
 * @param look how it looks
 * @param gating what tells it to leave a slave alone
 * @param deed what it does when misled
 * @param again when it looks again
 */
public record ProgramSpec(
    String name, Origin origin, Waking waking, Look look, Gating gating, Deed deed, Again again) {

  /**
   * What a program is, and where that was read.
   *
   * @param summary one line
   * @param source program, version, file and function
   */
  public record Origin(String summary, String source) {}

  /**
   * What wakes a program.
   *
   * @param trigger what makes it look
   * @param runs when in a VM's life it runs
   * @param stage its place in udev's work on an event, of what udev runs
   * @param awaits what of udev it waits for, of what listens to the kernel
   * @param starts from the beginning of a boot to its start; empty: it runs before
   */
  public record Waking(
      Trigger trigger, Runs runs, UdevStage stage, AwaitsUdev awaits, Optional<Delay> starts) {}

  /**
   * How a program looks.
   *
   * @param reads through which interface
   * @param latency from trigger to the deciding read; from its stage on, if that is a later one
   * @param latencyFixed no timing replaces its latency
   */
  public record Look(Reads reads, Delay latency, boolean latencyFixed) {}

  /**
   * What a program does when it is misled.
   *
   * @param acts the act
   * @param touches it is done to the VF, where others meet it, and not only counted
   * @param latency from the wrong decision to the act
   */
  public record Deed(Act acts, boolean touches, Delay latency) {

    /** Of a program that does nothing. */
    public static final Deed NONE = new Deed(Act.NONE, /* touches= */ false, Delay.ZERO);
  }

  /**
   * When a program looks again after its decision.
   *
   * @param heals at what it takes a wrong decision back
   * @param period between polls or scans; only with {@link Trigger#POLL}, {@link Heals#NEXT_POLL}
   *     or {@link Heals#NEXT_STAGE}
   * @param later at what it judges anew, whatever it has decided
   * @param restarts from its decision to its restart, when it judges anew; empty: it runs on
   */
  public record Again(
      Heals heals, Optional<Delay> period, Set<Later> later, Optional<Delay> restarts) {

    /** Defensive copy. */
    public Again {
      later = Set.copyOf(later);
    }

    /** It judges once, and takes a wrong decision back at best. */
    public Again(Heals heals, Optional<Delay> period) {
      this(heals, period, Set.of(), Optional.empty());
    }
  }

  /** The program, whose act is counted and not done, so that no other meets what it left. */
  public ProgramSpec untouching() {
    return with(look, new Deed(deed.acts, /* touches= */ false, deed.latency), again);
  }

  /** The program with other figures. */
  public ProgramSpec timed(Delay newLatency, Optional<Delay> newPeriod, Delay newActLatency) {
    return with(
        new Look(look.reads, newLatency, look.latencyFixed),
        new Deed(deed.acts, deed.touches, newActLatency),
        new Again(again.heals, newPeriod, again.later, again.restarts));
  }

  /** The program with other gates at its first look. */
  public ProgramSpec judgingBy(Gates gates) {
    Gating by = new Gating(gates, gating.later(), gating.sources(), gating.lists());
    return new ProgramSpec(name, origin, waking, look, by, deed, again);
  }

  private ProgramSpec with(Look newLook, Deed newDeed, Again newAgain) {
    return new ProgramSpec(name, origin, waking, newLook, gating, newDeed, newAgain);
  }

  /** See {@link Waking}. */
  public Trigger trigger() {
    return waking.trigger;
  }

  /** See {@link Waking}. */
  public Runs runs() {
    return waking.runs;
  }

  /** See {@link Waking}. */
  public UdevStage stage() {
    return waking.stage;
  }

  /** What of udev it waits for; who goes by a property has it no earlier than it is there. */
  public AwaitsUdev awaits() {
    return waking.awaits == AwaitsUdev.NO && gating.asks(Gate.UDEV_PROPERTY)
        ? AwaitsUdev.PROCESSED
        : waking.awaits;
  }

  /** Whether udev tells it of an event that it has processed. */
  public boolean awaitsUdev() {
    return awaits() != AwaitsUdev.NO;
  }

  /** Whether it is a rule that names the VF, and does so where others meet it. */
  public boolean namesVf() {
    return deed.touches
        && deed.acts == Act.RENAME
        && (waking.trigger == Trigger.UEVENT || waking.trigger == Trigger.UEVENT_ADD);
  }

  /** See {@link Waking}. */
  public Optional<Delay> starts() {
    return waking.starts;
  }

  /** See {@link Look}. */
  public Reads reads() {
    return look.reads;
  }

  /** See {@link Look}. */
  public Delay latency() {
    return look.latency;
  }

  /** See {@link Look}. */
  public boolean latencyFixed() {
    return look.latencyFixed;
  }

  /** See {@link Gating}. */
  public Gates gates() {
    return gating.gates();
  }

  /** Whether it asks a gate at any look. */
  public boolean goesBy(Gate gate) {
    return gating.asks(gate);
  }

  /** See {@link Gating.Sources}. */
  public Optional<String> propertyFrom() {
    return gating.sources().property();
  }

  /** See {@link Gating.Sources}. */
  public PropertyCheck propertyCheck() {
    return gating.sources().check();
  }

  /** See {@link Gating.Sources}. */
  public Optional<String> verdictFrom() {
    return gating.sources().verdict();
  }

  /** See {@link Deed}. */
  public Act acts() {
    return deed.acts;
  }

  /** See {@link Deed}. */
  public boolean touches() {
    return deed.touches;
  }

  /** See {@link Deed}. */
  public Delay actLatency() {
    return deed.latency;
  }

  /** See {@link Again}. */
  public Heals heals() {
    return again.heals;
  }

  /** See {@link Again}. */
  public Optional<Delay> period() {
    return again.period;
  }

  /** See {@link Again}. */
  public Optional<Delay> restarts() {
    return again.restarts;
  }

  /** Whether it judges anew at something. */
  public boolean judgesAgainAt(Later at) {
    return again.later.contains(at);
  }

  /** Whether it judges anew at anything. */
  public boolean judgesAgain() {
    return !again.later.isEmpty() || again.restarts.isPresent();
  }
}

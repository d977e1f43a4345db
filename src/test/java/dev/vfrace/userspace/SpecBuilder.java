package dev.vfrace.userspace;

import dev.vfrace.delay.ConstantDelay;
import dev.vfrace.delay.Delay;
import dev.vfrace.model.Act;
import dev.vfrace.model.AwaitsUdev;
import dev.vfrace.model.Gate;
import dev.vfrace.model.Gates;
import dev.vfrace.model.Gating;
import dev.vfrace.model.Heals;
import dev.vfrace.model.Later;
import dev.vfrace.model.NamePattern;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.ProgramSpec.Again;
import dev.vfrace.model.ProgramSpec.Deed;
import dev.vfrace.model.ProgramSpec.Look;
import dev.vfrace.model.ProgramSpec.Origin;
import dev.vfrace.model.ProgramSpec.Waking;
import dev.vfrace.model.PropertyCheck;
import dev.vfrace.model.Reads;
import dev.vfrace.model.Runs;
import dev.vfrace.model.Trigger;
import dev.vfrace.model.UdevStage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Programs for tests: {@value #LATENCY} ns from a trigger to the look, {@value #ACT_LATENCY} ns to
 * the act, {@value #PERIOD} ns between polls; the rest is what a test says, or harmless.
 */
final class SpecBuilder {

  static final long LATENCY = 10;
  static final long ACT_LATENCY = 30;
  static final long PERIOD = 100;
  static final int NETVSC_IFINDEX = 8;

  private final Trigger trigger;
  private final Gates gates;
  private Gates later;
  private List<String> drivers = List.of();
  private List<NamePattern> names = List.of();
  private Set<Later> looksAgain = Set.of();
  private Optional<Delay> starts = Optional.empty();
  private Optional<Delay> restarts = Optional.empty();
  private String name = "probe";
  private Reads reads = Reads.SYSFS;
  private UdevStage stage = UdevStage.RULES;
  private AwaitsUdev awaits = AwaitsUdev.NO;
  private Optional<String> propertyFrom = Optional.empty();
  private PropertyCheck propertyCheck = PropertyCheck.ALWAYS;
  private Optional<String> verdictFrom = Optional.empty();
  private Act acts = Act.NONE;
  private boolean touches;
  private Heals heals = Heals.NEVER;

  private SpecBuilder(Trigger trigger, Gates gates) {
    this.trigger = trigger;
    this.gates = gates;
    this.later = gates;
  }

  static SpecBuilder program(Trigger trigger, Gate gate) {
    return new SpecBuilder(trigger, new Gates.One(gate));
  }

  static SpecBuilder program(Trigger trigger, Gates.Join join, Gate... gates) {
    return new SpecBuilder(
        trigger, new Gates.Joined(join, Arrays.stream(gates).<Gates>map(Gates.One::new).toList()));
  }

  SpecBuilder listingDrivers(String... words) {
    drivers = List.of(words);
    return this;
  }

  SpecBuilder listingNames(String... patterns) {
    names = Arrays.stream(patterns).map(NamePattern::new).toList();
    return this;
  }

  SpecBuilder judgingAnewAt(Later... at) {
    looksAgain = Set.of(at);
    return this;
  }

  SpecBuilder judgingAnewBy(Gate gate) {
    later = new Gates.One(gate);
    return this;
  }

  SpecBuilder startingAfter(long nanos) {
    starts = Optional.of(new ConstantDelay(nanos));
    return this;
  }

  SpecBuilder restartingAfter(long nanos) {
    restarts = Optional.of(new ConstantDelay(nanos));
    return this;
  }

  SpecBuilder named(String word) {
    name = word;
    return this;
  }

  SpecBuilder reading(Reads what) {
    reads = what;
    return this;
  }

  SpecBuilder at(UdevStage place) {
    stage = place;
    return this;
  }

  SpecBuilder awaiting(AwaitsUdev what) {
    awaits = what;
    return this;
  }

  SpecBuilder goingByPropertyOf(String rule, PropertyCheck check) {
    propertyFrom = Optional.of(rule);
    propertyCheck = check;
    return this;
  }

  SpecBuilder following(String other) {
    verdictFrom = Optional.of(other);
    return this;
  }

  SpecBuilder acting(Act what) {
    acts = what;
    return this;
  }

  SpecBuilder touching() {
    touches = true;
    return this;
  }

  SpecBuilder healing(Heals when) {
    heals = when;
    return this;
  }

  ProgramSpec build() {
    Optional<Delay> period =
        trigger == Trigger.POLL || heals == Heals.NEXT_POLL || heals == Heals.NEXT_STAGE
            ? Optional.of(new ConstantDelay(PERIOD))
            : Optional.empty();
    return new ProgramSpec(
        name,
        new Origin("a program of a test", "none"),
        new Waking(trigger, Runs.ALWAYS, stage, awaits, starts),
        new Look(reads, new ConstantDelay(LATENCY), /* latencyFixed= */ false),
        new Gating(
            gates,
            later,
            new Gating.Sources(propertyFrom, propertyCheck, verdictFrom),
            new Gating.Lists(drivers, names, OptionalInt.of(NETVSC_IFINDEX))),
        new Deed(acts, touches, new ConstantDelay(ACT_LATENCY)),
        new Again(heals, period, looksAgain, restarts));
  }
}

package dev.vfrace.witness;

import dev.vfrace.explain.Rehearsal;
import dev.vfrace.machine.VirtualMachine;
import dev.vfrace.model.MachineSpec;
import dev.vfrace.text.Durations;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Runs cycles of a campaign again on the oracle, one thread on which modelled time alone decides,
 * with the delays that they drew.
 */
public final class WitnessReplay implements AutoCloseable {

  /**
   * Cycles before it that a cycle is given a run-up of: what one leaves to the next is soon gone.
   */
  private static final long RUN_UP = 8;

  /** Cycles that are run again at most to come to one from its VM's very first. */
  private static final long MOST = 20_000;

  private final MachineSpec spec;
  private final Rehearsal rehearsal = new Rehearsal();

  /**
   * A replay of a campaign.
   *
   * @param spec what its VMs were made from
   */
  public WitnessReplay(MachineSpec spec) {
    this.spec = spec;
  }

  /**
   * Runs a cycle again: behind a few of those before it, and if something else comes of that,
   * behind all of them, where they are not too many.
   *
   * @param subject of what the cycle is a witness
   * @throws IllegalStateException if a cycle does not come to its end
   */
  public Witness replay(Witness.Subject subject) {
    Place place = subject.sample().place();
    Witness near = replay(subject, RUN_UP);
    boolean retry =
        near.source() == Witness.Source.DIFFERENT
            && place.cycle() > RUN_UP
            && place.cycle() <= MOST;
    return retry ? replay(subject, place.cycle()) : near;
  }

  private Witness replay(Witness.Subject subject, long before) {
    Place place = subject.sample().place();
    MachineSpec drawn = spec.seeded(place.seed());
    Findings findings = new Findings(drawn);
    VirtualMachine.Round round = rehearsal.replay(drawn, place.lane(), place.cycle(), before);
    int program = spec.programs().stream().map(it -> it.name()).toList().indexOf(subject.program());
    boolean same = program >= 0 && (findings.hits(subject.notable(), program, round) & 1) != 0;
    Optional<String> remark =
        same
            ? other(subject, findings.sample(subject.notable(), program, round, place.cycle()))
            : Optional.of("counted was that it %s".formatted(subject.notable().sentence()));
    return Witness.of(
        subject,
        same ? Witness.Source.REPLAYED : Witness.Source.DIFFERENT,
        StoryWriter.write(drawn, place, round.evidence().recorded()),
        remark);
  }

  /** What is to be said of a look that came at another time than in the run. */
  private static Optional<String> other(Witness.Subject subject, Sample sample) {
    OptionalLong margin = sample.marginNanos();
    OptionalLong counted = subject.sample().marginNanos();
    if (counted.equals(margin)) {
      return Optional.empty();
    }
    String there =
        margin.isPresent()
            ? Durations.text((double) Math.abs(margin.getAsLong()))
            : "at no such distance";
    return Optional.of("in the run it was not so near or so far as here: here it is " + there);
  }

  @Override
  public void close() {
    rehearsal.close();
  }
}

package dev.vfrace.model;

import dev.vfrace.delay.Delay;
import java.util.List;

/**
 * What all VMs of a campaign are made from.
 *
 * @param kernel the kernel design
 * @param scenario what happens to the VM
 * @param timing how long things take
 * @param programs the programs; {@code addrconf} among them is the kernel's own
 * @param packetSpacing between the packets that the VM carries; zero: it carries none
 * @param seed of every random draw
 */
public record MachineSpec(
    KernelDesign kernel,
    Scenario scenario,
    Timing timing,
    List<ProgramSpec> programs,
    Delay packetSpacing,
    long seed) {

  /** The same with other programs. */
  public MachineSpec with(List<ProgramSpec> others) {
    return new MachineSpec(kernel, scenario, timing, others, packetSpacing, seed);
  }

  /** Defensive copy. */
  public MachineSpec {
    programs = List.copyOf(programs);
  }

  /** The same with other random draws. */
  public MachineSpec seeded(long otherSeed) {
    return new MachineSpec(kernel, scenario, timing, programs, packetSpacing, otherSeed);
  }
}

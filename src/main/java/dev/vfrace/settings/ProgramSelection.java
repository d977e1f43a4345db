package dev.vfrace.settings;

import dev.vfrace.model.Act;
import dev.vfrace.model.KernelDesign;
import dev.vfrace.model.KernelDesign.SlaveFlagAt;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.Trigger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Chooses the programs of a campaign. */
final class ProgramSelection {

  /** The word for all of them. */
  static final String ALL = "all";

  /** The word for those of the image, and for all of them if there is none. */
  static final String AUTO = "auto";

  private static final Set<String> EVERY = Set.of(ALL, AUTO);

  /** The word for none. */
  static final String NONE = "none";

  private ProgramSelection() {}

  /**
   * The programs named, each after the rule or program whose verdict it inherits. {@code all} and
   * {@code auto} have those that play a part in a design only where the design has that part.
   */
  static List<ProgramSpec> choose(Located at, Map<String, ProgramSpec> all, KernelDesign kernel) {
    List<Located> names = at.items();
    if (names.isEmpty()) {
      throw at.error("names no program; allowed: auto, all, none, or names");
    }
    if (names.size() == 1 && names.get(0).text().equals(NONE)) {
      return List.of();
    }
    Map<String, ProgramSpec> chosen = new LinkedHashMap<>();
    if (names.size() == 1 && EVERY.contains(names.get(0).text())) {
      all.values().stream()
          .filter(program -> hasPart(program, kernel))
          .forEach(program -> add(program, all, chosen));
    } else {
      checkNames(at, all);
      names.forEach(name -> add(named(name, all), all, chosen));
    }
    refuseTwoKernels(at, chosen);
    return List.copyOf(chosen.values());
  }

  /** The programs of an image that have a part in a design, with what they inherit from. */
  static List<ProgramSpec> ofImage(Located at, Map<String, ProgramSpec> all, KernelDesign kernel) {
    Map<String, ProgramSpec> chosen = new LinkedHashMap<>();
    for (Located name : at.items()) {
      ProgramSpec program = named(name, all);
      if (hasPart(program, kernel)) {
        add(program, all, chosen);
      }
    }
    refuseTwoKernels(at, chosen);
    return List.copyOf(chosen.values());
  }

  /** Refuses names of no program, names that stand there twice, and a list without any. */
  static void checkNames(Located at, Map<String, ProgramSpec> all) {
    if (at.items().isEmpty()) {
      throw at.error("names no program; allowed: names of programs");
    }
    refuseTwice(at.items());
    at.items().forEach(name -> named(name, all));
  }

  /** Whether a program is no victim of a design, but belongs to it. */
  static boolean playsAPart(ProgramSpec program) {
    return program.trigger() == Trigger.KERNEL_ASK || program.acts() == Act.ENSLAVE;
  }

  /** Whether a program is a victim, or belongs to this design. */
  static boolean hasPart(ProgramSpec program, KernelDesign kernel) {
    if (program.trigger() == Trigger.KERNEL_ASK) {
      return kernel.shown().asksManager();
    }
    return program.acts() != Act.ENSLAVE || kernel.slaveFlagAt() == SlaveFlagAt.USERSPACE;
  }

  private static void refuseTwice(List<Located> names) {
    Set<String> seen = new HashSet<>();
    for (Located name : names) {
      if (!seen.add(name.text())) {
        throw name.error("'%s' is there twice; allowed: each once".formatted(name.text()));
      }
    }
  }

  private static ProgramSpec named(Located at, Map<String, ProgramSpec> all) {
    String name = at.text();
    ProgramSpec program = all.get(name);
    if (program == null) {
      List<String> known = new ArrayList<>(all.keySet());
      known.add(0, ALL);
      throw name.equals(ALL)
          ? at.error("stands alone; allowed: all, or names")
          : at.unknown("program", name, known);
    }
    return program;
  }

  private static void add(
      ProgramSpec program, Map<String, ProgramSpec> all, Map<String, ProgramSpec> chosen) {
    program.propertyFrom().map(all::get).ifPresent(rule -> chosen.putIfAbsent(rule.name(), rule));
    program.verdictFrom().map(all::get).ifPresent(other -> add(other, all, chosen));
    chosen.putIfAbsent(program.name(), program);
  }

  private static void refuseTwoKernels(Located at, Map<String, ProgramSpec> chosen) {
    List<String> kernels =
        chosen.values().stream()
            .filter(program -> program.trigger() == Trigger.NETDEV_UP)
            .map(ProgramSpec::name)
            .toList();
    if (kernels.size() > 1) {
      throw at.error(
          "more than one program with trigger netdev-up ("
              + String.join(", ", kernels)
              + "); allowed: one, for a VM has one kernel");
    }
  }
}

package dev.vfrace.settings;

import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.model.KernelDesign;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.study.Suite;
import dev.vfrace.study.SuiteFrame;
import dev.vfrace.study.VariedSuite;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Reads {@code vfrace.suite}. */
final class SuiteReader {

  private static final List<String> KEYS =
      List.of(
          "title",
          "kernels",
          "reader",
          "plugged",
          "booted",
          "alone",
          "legacy",
          "outage-limit",
          "notes");
  private static final List<String> PART_KEYS = List.of("scenario", "programs");
  private static final long LONGEST_OUTAGE = TimeUnit.HOURS.toNanos(24);
  private static final double NANOS_PER_SECOND = 1e9;

  private final Catalogue catalogue;
  private final Section suite;

  /** A scenario with the programs that watch, by name. */
  private record Part(String scenario, List<String> programs) {}

  SuiteReader(Catalogue catalogue, Section root) {
    this.catalogue = catalogue;
    this.suite =
        Section.open(root.required("suite", "a suite, as in stress/thread.conf")).allowing(KEYS);
  }

  /** Reads every key, without putting campaigns together. */
  void check() {
    frame(kernels(), part("plugged"), part("booted"));
    part("alone");
  }

  /** The suite. */
  Suite read() {
    List<String> kernels = kernels();
    Part plugged = part("plugged");
    Part booted = part("booted");
    Part alone = part("alone");
    SuiteFrame frame = frame(kernels, plugged, booted);
    List<Suite.Design> designs =
        kernels.stream()
            .map(
                kernel ->
                    new Suite.Design(
                        kernel,
                        campaign(kernel, plugged),
                        campaign(kernel, booted),
                        campaign(kernel, alone)))
            .toList();
    return new Suite(frame, designs, catalogue.compareOptions().atOnce());
  }

  /** The suite, and its designs at its first scenario with one estimate after the other varied. */
  VariedSuite varied(SensitivityReader sensitivity) {
    Part plugged = part("plugged");
    return new VariedSuite(
        read(),
        sensitivity.read(
            kernels(), (choice, kernel) -> chosen(choice, kernel, plugged), OptionalLong.empty()));
  }

  private List<String> kernels() {
    return names("kernels", Kind.KERNEL, catalogue.kernels().keySet());
  }

  private SuiteFrame frame(List<String> kernels, Part plugged, Part booted) {
    Set<String> programs = new LinkedHashSet<>(plugged.programs());
    programs.addAll(booted.programs());
    Located reader = suite.required("reader", "a program of plugged.programs");
    if (!plugged.programs().contains(reader.text())) {
      throw reader.unknown("program of plugged.programs", reader.text(), plugged.programs());
    }
    return new SuiteFrame(
        suite.text("title"),
        reader.text(),
        namesOrNone(suite.required("legacy", "a list of names"), "program of the suite", programs),
        programs.stream().filter(this::playsAPart).toList(),
        suite.required("outage-limit", "a duration").nanos(LONGEST_OUTAGE) / NANOS_PER_SECOND,
        catalogue.compareOptions().blocks(),
        notes(kernels));
  }

  private CampaignSettings campaign(String name, Part part) {
    return catalogue.with(chosen(Choice.by("the suite"), name, part)).comparableCampaign();
  }

  /** Programs that belong to other designs are left out. */
  private Choice chosen(Choice choice, String name, Part part) {
    KernelDesign design = catalogue.kernel(name);
    return choice
        .kernel(name)
        .scenario(part.scenario())
        .programs(
            part.programs().stream()
                .filter(program -> ProgramSelection.hasPart(program(program), design))
                .toList());
  }

  private boolean playsAPart(String program) {
    return ProgramSelection.playsAPart(program(program));
  }

  private ProgramSpec program(String name) {
    return Objects.requireNonNull(catalogue.userspace().get(name));
  }

  private Part part(String key) {
    Section section = suite.section(key).allowing(PART_KEYS);
    Located scenario = section.required("scenario", "a scenario's name");
    if (!catalogue.scenarios().containsKey(scenario.text())) {
      throw scenario.unknown("scenario", scenario.text(), catalogue.scenarios().keySet());
    }
    return new Part(
        scenario.text(),
        names(
            section.required("programs", "a list of programs"),
            "program",
            catalogue.userspace().keySet()));
  }

  private Map<String, String> notes(List<String> kernels) {
    Map<String, String> notes = new LinkedHashMap<>();
    if (suite.gives("notes")) {
      Section section = suite.section("notes").allowing(kernels);
      section.keys().forEach(kernel -> notes.put(kernel, section.text(kernel)));
    }
    return notes;
  }

  private List<String> names(String key, Kind kind, Set<String> known) {
    return names(suite.required(key, "a list of names"), kind.key(), known);
  }

  private static List<String> names(Located at, String what, Set<String> known) {
    List<String> names = namesOrNone(at, what, known);
    if (names.isEmpty()) {
      throw at.error("is empty; allowed: at least one of " + String.join(", ", known));
    }
    return names;
  }

  private static List<String> namesOrNone(Located at, String what, Set<String> known) {
    Set<String> names = new LinkedHashSet<>();
    for (Located item : at.items()) {
      if (!known.contains(item.text())) {
        throw item.unknown(what, item.text(), known);
      }
      if (!names.add(item.text())) {
        throw item.error("is there twice; allowed: each at most once");
      }
    }
    return List.copyOf(names);
  }
}

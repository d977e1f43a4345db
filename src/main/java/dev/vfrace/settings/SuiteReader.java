package dev.vfrace.settings;

import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.model.KernelDesign;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.study.Suite;
import dev.vfrace.study.SuiteFrame;
import dev.vfrace.study.VariedSuite;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Reads {@code vfrace.suite}. */
final class SuiteReader {

  private static final List<String> KEYS =
      List.of(
          "title",
          "kernels",
          "images",
          "reader",
          "plugged",
          "booted",
          "alone",
          "legacy",
          "outage-limit",
          "notes");
  private static final List<String> PART_KEYS = List.of("scenario", "programs");

  /** What says which programs there are, where images do not. */
  private static final List<String> OF_PROGRAMS = List.of("reader", "legacy");

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
    List<Suite.Design> designs = new ArrayList<>();
    for (String kernel : kernels) {
      for (Optional<String> image : images()) {
        designs.add(
            new Suite.Design(
                kernel,
                campaign(kernel, image, plugged),
                campaign(kernel, image, booted),
                campaign(kernel, image, alone)));
      }
    }
    return new Suite(frame, designs, catalogue.compareOptions().atOnce());
  }

  /** The suite, and its designs at its first scenario with one estimate after the other varied. */
  VariedSuite varied(SensitivityReader sensitivity) {
    if (hasImages()) {
      throw suite
          .required("images", "a value")
          .error("has programs that differ; allowed with --sensitivity: a suite without images");
    }
    Part plugged = part("plugged");
    return new VariedSuite(
        read(),
        sensitivity.read(
            kernels(),
            (choice, kernel) ->
                choice
                    .kernel(kernel)
                    .scenario(plugged.scenario())
                    .programs(programs(kernel, plugged)),
            OptionalLong.empty()));
  }

  /** Each is run with every design; an empty one: they are run with the programs of the suite. */
  private List<Optional<String>> images() {
    return hasImages()
        ? names("images", Kind.IMAGE, catalogue.images().keySet()).stream()
            .map(Optional::of)
            .toList()
        : List.of(Optional.empty());
  }

  private boolean hasImages() {
    return suite.gives("images");
  }

  private List<String> kernels() {
    return names("kernels", Kind.KERNEL, catalogue.kernels().keySet());
  }

  private SuiteFrame frame(List<String> kernels, Part plugged, Part booted) {
    if (hasImages()) {
      images();
      OF_PROGRAMS.stream().filter(suite::gives).findFirst().ifPresent(this::refuseBesideImages);
      return frame("", List.of(), List.of(), kernels);
    }
    Set<String> programs = new LinkedHashSet<>(plugged.programs());
    programs.addAll(booted.programs());
    Located reader = suite.required("reader", "a program of plugged.programs");
    if (!plugged.programs().contains(reader.text())) {
      throw reader.unknown("program of plugged.programs", reader.text(), plugged.programs());
    }
    return frame(
        reader.text(),
        namesOrNone(suite.required("legacy", "a list of names"), "program of the suite", programs),
        programs.stream().filter(this::playsAPart).toList(),
        kernels);
  }

  private SuiteFrame frame(
      String reader, List<String> legacy, List<String> parts, List<String> kernels) {
    return new SuiteFrame(
        suite.text("title"),
        reader,
        legacy,
        parts,
        suite.required("outage-limit", "a duration").nanos(LONGEST_OUTAGE) / NANOS_PER_SECOND,
        catalogue.compareOptions().blocks(),
        notes(kernels));
  }

  private void refuseBesideImages(String key) {
    throw suite
        .required(key, "a value")
        .error("stands beside images, which say which programs there are; allowed: one of the two");
  }

  /** Programs that belong to other designs are left out. */
  private CampaignSettings campaign(String kernel, Optional<String> image, Part part) {
    Choice choice = Choice.by("the suite").kernel(kernel).scenario(part.scenario());
    return catalogue
        .with(image.map(choice::image).orElseGet(() -> choice.programs(programs(kernel, part))))
        .comparableCampaign();
  }

  private List<String> programs(String kernel, Part part) {
    KernelDesign design = catalogue.kernel(kernel);
    return part.programs().stream()
        .filter(program -> ProgramSelection.hasPart(program(program), design))
        .toList();
  }

  private boolean playsAPart(String program) {
    return ProgramSelection.playsAPart(program(program));
  }

  private ProgramSpec program(String name) {
    return Objects.requireNonNull(catalogue.userspace().get(name));
  }

  private Part part(String key) {
    Section section =
        suite.section(key).allowing(hasImages() ? List.of(PART_KEYS.get(0)) : PART_KEYS);
    Located scenario = section.required("scenario", "a scenario's name");
    if (!catalogue.scenarios().containsKey(scenario.text())) {
      throw scenario.unknown("scenario", scenario.text(), catalogue.scenarios().keySet());
    }
    if (hasImages()) {
      return new Part(scenario.text(), List.of());
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

package dev.vfrace;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.vfrace.delay.CycleRandom;
import dev.vfrace.delay.Delay;
import dev.vfrace.delay.Stalls;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/**
 * Holds the packages of the program to the directions in which they may depend on one another, and
 * to the libraries that they may use.
 */
@Tag("unit")
@AnalyzeClasses(packages = "dev.vfrace", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  private static final String ROOT = "dev.vfrace.";

  private static final String PEKKO = "org.apache.pekko..";
  private static final String SCALA = "scala..";
  private static final String CONFIG = "com.typesafe.config..";
  private static final String AGRONA = "org.agrona..";
  private static final String HISTOGRAM = "org.HdrHistogram..";
  private static final String JACKSON = "com.fasterxml.jackson..";
  private static final String COMMONS = "org.apache.commons..";
  private static final String LOGBACK = "ch.qos.logback..";
  private static final String PICOCLI = "picocli..";
  private static final String SQLITE = "org.sqlite..";

  private static final int MOST_PARAMETERS = 8;

  /** Name and ordinal. */
  private static final int GIVEN_BY_THE_COMPILER_TO_ENUMS = 2;

  /** Every package, bottom up: what it may use of the program, and which libraries. */
  private static final Map<String, Room> ROOMS = rooms();

  private record Room(List<String> below, List<String> libraries) {}

  private static Map<String, Room> rooms() {
    Map<String, Room> rooms = new LinkedHashMap<>();
    room(rooms, "build", List.of(), List.of());
    room(rooms, "logging", List.of(), List.of(LOGBACK));
    room(rooms, "delay", List.of(), List.of(COMMONS));
    room(rooms, "statistics", List.of(), List.of(COMMONS));
    room(rooms, "text", List.of("statistics"), List.of());
    room(rooms, "markup", List.of(), List.of());
    room(rooms, "chart", List.of("markup"), List.of());
    room(rooms, "vocabulary", List.of(), List.of(PEKKO));
    room(rooms, "actor", List.of(), List.of(PEKKO, SCALA));
    room(rooms, "model", List.of("delay", "vocabulary"), List.of());
    room(rooms, "count", List.of("vocabulary"), List.of());
    room(rooms, "trace", List.of("vocabulary"), List.of());
    List<String> ground =
        List.of("delay", "vocabulary", "actor", "model", "count", "trace", "timeline");
    room(
        rooms,
        "timeline",
        List.of("delay", "vocabulary", "actor", "model", "trace"),
        List.of(PEKKO, SCALA, CONFIG, AGRONA, HISTOGRAM));
    room(rooms, "kernel", ground, List.of(PEKKO));
    room(rooms, "host", ground, List.of(PEKKO));
    room(rooms, "userspace", ground, List.of(PEKKO));
    List<String> machines = with(ground, "kernel", "host", "userspace");
    room(rooms, "machine", machines, List.of(PEKKO));
    room(rooms, "question", List.of("count", "statistics", "text"), List.of());
    room(rooms, "control", with(machines, "machine"), List.of());
    List<String> explain = with(machines, "machine", "text");
    room(rooms, "explain", explain, List.of(PEKKO, CONFIG));
    room(rooms, "witness", with(explain, "explain"), List.of());
    List<String> campaign =
        with(machines, "machine", "question", "control", "statistics", "text", "witness");
    room(rooms, "campaign", campaign, List.of(PEKKO, CONFIG, HISTOGRAM));
    List<String> raw = with(campaign, "campaign", "explain");
    room(rooms, "raw", raw, List.of(HISTOGRAM, JACKSON));
    List<String> analysis = with(raw, "raw");
    room(rooms, "analysis", analysis, List.of(HISTOGRAM));
    List<String> study = with(analysis, "analysis");
    room(rooms, "study", study, List.of());
    List<String> tune = with(study, "study");
    room(rooms, "tune", tune, List.of());
    room(rooms, "report", with(tune, "tune"), List.of(JACKSON));
    room(rooms, "store", with(tune, "tune", "report"), List.of(JACKSON, SQLITE, HISTOGRAM));
    List<String> page = with(tune, "tune", "report", "markup", "chart");
    room(rooms, "page", page, List.of(CONFIG, HISTOGRAM));
    room(rooms, "serve", with(page, "page", "store"), List.of(JACKSON));
    List<String> settings = with(tune, "tune", "explain", "report");
    room(rooms, "settings", settings, List.of(CONFIG));
    List<String> top = with(settings, "settings");
    room(
        rooms,
        "calibration",
        List.of("statistics", "text", "vocabulary"),
        List.of(COMMONS, JACKSON));
    room(rooms, "agreement", with(top, "calibration"), List.of(JACKSON));
    room(rooms, "bench", top, List.of(PEKKO, CONFIG));
    room(rooms, "fidelity", top, List.of());
    room(
        rooms,
        "cli",
        with(
            top,
            "agreement",
            "bench",
            "calibration",
            "fidelity",
            "build",
            "store",
            "page",
            "serve"),
        List.of(PICOCLI));
    return rooms;
  }

  private static void room(
      Map<String, Room> rooms, String name, List<String> below, List<String> libraries) {
    rooms.put(name, new Room(below, libraries));
  }

  private static List<String> with(List<String> rooms, String... more) {
    return Stream.concat(rooms.stream(), Stream.of(more)).toList();
  }

  @ArchTest
  static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
      slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

  /** A new package must find its place above first. */
  @ArchTest
  static final ArchRule EVERY_PACKAGE_IS_KNOWN =
      classes()
          .should()
          .resideInAnyPackage(
              ROOMS.keySet().stream().map(name -> ROOT + name).toArray(String[]::new));

  /** A package may use only what is named above, of the program and of libraries. */
  @ArchTest
  static final ArchRule PACKAGES_USE_ONLY_WHAT_IS_BELOW =
      CompositeArchRule.of(
          ROOMS.entrySet().stream()
              .map(entry -> usesOnlyWhatIsBelow(entry.getKey(), entry.getValue()))
              .toList());

  /** How long a delay turns out to be is decided in one place. */
  @ArchTest
  static final ArchRule DELAYS_ARE_SAMPLED_BY_THE_DRAWS_ALONE =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "delay")
          .and()
          .doNotHaveSimpleName("RandomDraws")
          .should()
          .callMethodWhere(
              JavaCall.Predicates.target(owner(assignableTo(Delay.class)))
                  .and(JavaCall.Predicates.target(nameStartingWith("sample"))))
          .orShould()
          .callMethod(Stalls.class, "done", CycleRandom.class, long.class, long.class);

  /** Databases are the store's alone. */
  @ArchTest
  static final ArchRule DATABASES_ARE_USED_BY_THE_STORE_ALONE =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "store")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", SQLITE);

  /** Records included: theirs are the parameters of their canonical constructor. */
  @ArchTest
  static final ArchRule CONSTRUCTORS_TAKE_FEW_THINGS =
      constructors()
          .that()
          .areDeclaredInClassesThat()
          .areNotAnonymousClasses()
          .should(takeAtMost(MOST_PARAMETERS));

  private static ArchCondition<JavaConstructor> takeAtMost(int most) {
    return new ArchCondition<>("take at most %d parameters".formatted(most)) {
      @Override
      public void check(JavaConstructor constructor, ConditionEvents events) {
        int given =
            constructor.getRawParameterTypes().size()
                - (constructor.getOwner().isEnum() ? GIVEN_BY_THE_COMPILER_TO_ENUMS : 0);
        events.add(
            new SimpleConditionEvent(
                constructor,
                given <= most,
                "%s takes %d parameters".formatted(constructor.getFullName(), given)));
      }
    };
  }

  private static ArchRule usesOnlyWhatIsBelow(String name, Room room) {
    String[] allowed =
        Stream.of(
                Stream.of(name).map(ROOT::concat),
                room.below.stream().map(ROOT::concat),
                room.libraries.stream(),
                Stream.of(
                    "java..",
                    "com.sun.management..",
                    "com.sun.net.httpserver..",
                    "org.jspecify..",
                    "org.slf4j..",
                    "javax.."))
            .flatMap(packages -> packages)
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(ROOT + name)
        .should()
        .dependOnClassesThat(DescribedPredicate.not(resideInAnyPackage(allowed)).and(isNamed()))
        .as("%s uses only what is below it".formatted(name));
  }

  private static DescribedPredicate<JavaClass> isNamed() {
    return DescribedPredicate.describe(
        "have a package", type -> !type.getBaseComponentType().isPrimitive());
  }
}

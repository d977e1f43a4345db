package dev.vfrace;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the packages of the program to the directions in which they may depend on one another. */
@AnalyzeClasses(packages = "dev.vfrace", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest
  static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
      slices().matching("dev.vfrace.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

  /** A new package must find its place in the rules below first. */
  @ArchTest
  static final ArchRule EVERY_PACKAGE_IS_KNOWN =
      classes()
          .that()
          .resideOutsideOfPackage("dev.vfrace")
          .should()
          .resideInAnyPackage(
              "dev.vfrace.vocabulary..",
              "dev.vfrace.text..",
              "dev.vfrace.statistics..",
              "dev.vfrace.timing..",
              "dev.vfrace.kernel..",
              "dev.vfrace.host..",
              "dev.vfrace.userspace..",
              "dev.vfrace.machine..",
              "dev.vfrace.control..",
              "dev.vfrace.results..",
              "dev.vfrace.stress..",
              "dev.vfrace.settings..",
              "dev.vfrace.bench..",
              "dev.vfrace.fidelity..",
              "dev.vfrace.cli..")
          .allowEmptyShould(true);

  /** A package may use only those named here. */
  @ArchTest
  static final ArchRule PACKAGES_DEPEND_IN_ONE_DIRECTION =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .withOptionalLayers(true)
          .layer("vocabulary")
          .definedBy("dev.vfrace.vocabulary..")
          .layer("text")
          .definedBy("dev.vfrace.text..")
          .layer("statistics")
          .definedBy("dev.vfrace.statistics..")
          .layer("timing")
          .definedBy("dev.vfrace.timing..")
          .layer("kernel")
          .definedBy("dev.vfrace.kernel..")
          .layer("host")
          .definedBy("dev.vfrace.host..")
          .layer("userspace")
          .definedBy("dev.vfrace.userspace..")
          .layer("machine")
          .definedBy("dev.vfrace.machine..")
          .layer("control")
          .definedBy("dev.vfrace.control..")
          .layer("results")
          .definedBy("dev.vfrace.results..")
          .layer("stress")
          .definedBy("dev.vfrace.stress..")
          .layer("settings")
          .definedBy("dev.vfrace.settings..")
          .layer("bench")
          .definedBy("dev.vfrace.bench..")
          .layer("fidelity")
          .definedBy("dev.vfrace.fidelity..")
          .layer("cli")
          .definedBy("dev.vfrace.cli..")
          .whereLayer("vocabulary")
          .mayNotAccessAnyLayer()
          .whereLayer("text")
          .mayNotAccessAnyLayer()
          .whereLayer("statistics")
          .mayNotAccessAnyLayer()
          .whereLayer("timing")
          .mayOnlyAccessLayers("vocabulary")
          .whereLayer("kernel")
          .mayOnlyAccessLayers("vocabulary", "timing")
          .whereLayer("host")
          .mayOnlyAccessLayers("vocabulary", "timing")
          .whereLayer("userspace")
          .mayOnlyAccessLayers("vocabulary", "timing")
          .whereLayer("machine")
          .mayOnlyAccessLayers("vocabulary", "timing", "kernel", "host", "userspace")
          .whereLayer("control")
          .mayOnlyAccessLayers("vocabulary", "timing", "kernel", "host", "userspace", "machine")
          .whereLayer("results")
          .mayOnlyAccessLayers("vocabulary", "text", "statistics")
          .whereLayer("stress")
          .mayOnlyAccessLayers(
              "vocabulary",
              "timing",
              "kernel",
              "host",
              "userspace",
              "machine",
              "control",
              "statistics",
              "results")
          .whereLayer("fidelity")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("bench")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("settings")
          .mayOnlyBeAccessedByLayers("bench", "cli")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule STATISTICS_AND_RESULTS_ARE_PURE =
      noClasses()
          .that()
          .resideInAnyPackage("dev.vfrace.statistics..", "dev.vfrace.results..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.pekko..")
          .allowEmptyShould(true);
}

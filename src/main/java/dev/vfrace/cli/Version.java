package dev.vfrace.cli;

import dev.vfrace.raw.Build;
import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version, from the manifest of the jar. */
final class Version implements IVersionProvider {

  private static final String OUTSIDE_OF_A_JAR = "development";

  @Override
  public String[] getVersion() {
    return new String[] {"vfrace " + number()};
  }

  /** Such as {@code 0.1.0}. */
  static String number() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? OUTSIDE_OF_A_JAR : version;
  }

  /** This build, as it stands in results. */
  static Build build() {
    return new Build(number(), Optional.empty());
  }
}

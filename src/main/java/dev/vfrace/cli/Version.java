package dev.vfrace.cli;

import dev.vfrace.build.BuildInfo;
import dev.vfrace.raw.Build;
import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: all that a report of a fault should name. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      "vfrace " + number(),
      "commit " + BuildInfo.commit(),
      "JDK    " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")",
      "Pekko  " + BuildInfo.pekko()
    };
  }

  /** Such as {@code 0.1.0}. */
  static String number() {
    return BuildInfo.version();
  }

  /** This build, as it stands in results. */
  static Build build() {
    return new Build(number(), Optional.of(BuildInfo.commit()));
  }

  /** A build in words. */
  static String said(Build build) {
    return "vfrace %s (%s)".formatted(build.version(), build.commit().orElse("no commit"));
  }
}

package dev.vfrace.calibration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The probes as the project has them. */
final class Probes {

  private Probes() {}

  static List<String> lines() throws IOException {
    return Files.readAllLines(Path.of("stress/live/probes"));
  }

  static List<String> names() throws IOException {
    return lines().stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.replaceAll("^\\??[pr]:(\\w+) .*", "$1"))
        .toList();
  }
}

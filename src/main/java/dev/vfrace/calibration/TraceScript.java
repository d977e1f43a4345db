package dev.vfrace.calibration;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The scripts that make inputs on the machine in question. */
public final class TraceScript {

  private static final String PROBES = "@PROBES@\n";

  private TraceScript() {}

  /**
   * The one that traces with ftrace.
   *
   * @param probes the lines of {@code stress/live/probes}
   */
  public static String traced(List<String> probes) {
    return resource("trace.sh")
        .replace(
            PROBES,
            probes.stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line + "\n")
                .collect(Collectors.joining()));
  }

  /** The one that needs neither root nor tracefs. */
  public static String plain() {
    return resource("plain.sh");
  }

  private static String resource(String name) {
    try (InputStream script =
        Objects.requireNonNull(TraceScript.class.getResourceAsStream("/scripts/" + name))) {
      return new String(script.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

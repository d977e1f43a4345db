package dev.vfrace.raw;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** This machine, by the JVM and {@code /proc/cpuinfo} (proc(5)). */
public final class ThisHost implements Host {

  private static final Path CPUINFO = Path.of("/proc/cpuinfo");
  private static final String MODEL = "model name";

  @Override
  public HostFacts facts() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return new HostFacts(
        model(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.version", ""),
        Runtime.version().toString(),
        load < 0 ? OptionalDouble.empty() : OptionalDouble.of(load));
  }

  /** Other architectures than x86 name no model: then the architecture has to do. */
  private static String model() {
    String architecture = System.getProperty("os.arch", "");
    if (!Files.isReadable(CPUINFO)) {
      return architecture;
    }
    try (Stream<String> lines = Files.lines(CPUINFO)) {
      return lines
          .filter(line -> line.startsWith(MODEL))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(architecture);
    } catch (IOException unreadable) {
      return architecture;
    }
  }
}

package dev.vfrace.campaign;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Reads the counters of the JVM and of Linux ({@code /proc/stat}, proc(5)) since their starts. */
final class DisturbanceMeter implements Supplier<Interference> {

  private static final Path STAT = Path.of("/proc/stat");

  /** {@code cpu user nice system idle iowait irq softirq steal ...}. */
  private static final int STEAL_FIELD = 8;

  /** USER_HZ is 100 on all architectures that Azure has. */
  private static final long MILLIS_A_TICK = 10;

  private final List<GarbageCollectorMXBean> collectors =
      ManagementFactory.getGarbageCollectorMXBeans();

  @Override
  public Interference get() {
    long pauses = 0;
    long millis = 0;
    for (GarbageCollectorMXBean collector : collectors) {
      pauses += Math.max(0, collector.getCollectionCount());
      millis += Math.max(0, collector.getCollectionTime());
    }
    return new Interference(pauses, millis, stealMillis());
  }

  private static long stealMillis() {
    if (!Files.isReadable(STAT)) {
      return 0;
    }
    try (BufferedReader reader = Files.newBufferedReader(STAT)) {
      String first = reader.readLine();
      String[] fields = first == null ? new String[0] : first.trim().split("\\s+", -1);
      return fields.length > STEAL_FIELD ? Long.parseLong(fields[STEAL_FIELD]) * MILLIS_A_TICK : 0;
    } catch (IOException | NumberFormatException unknown) {
      return 0;
    }
  }
}

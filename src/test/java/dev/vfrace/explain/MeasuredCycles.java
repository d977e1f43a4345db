package dev.vfrace.explain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * Hot-plugs that were traced on Linux 6.1 in a virtual machine: all times in nanoseconds from the
 * start of the broadcast of the uevent {@code add}. An observer waited for the uevent, then for a
 * while that was asked of it, and read.
 *
 * @param all the cycles, by the names of their columns
 */
record MeasuredCycles(List<Map<String, Long>> all) {

  /** What a step of a timing is in a cycle. */
  private static final Map<String, ToLongFunction<Map<String, Long>>> STEPS = steps();

  /** The state that the observer's read was after. */
  enum Gate {
    MASTER("master-link", "t_m0", "t_m1"),
    FLAG("slave-flag", "t_m1", "t_f1");

    private final String key;
    private final String begins;
    private final String ends;

    Gate(String key, String begins, String ends) {
      this.key = key;
      this.begins = begins;
      this.ends = ends;
    }

    String key() {
      return key;
    }

    /** Whether the read met the VF without it. */
    boolean missed(Map<String, Long> cycle) {
      return this == MASTER ? of(cycle, "master") == 0 : (of(cycle, "flags") & 0x800) == 0;
    }

    /** The observer's own time from being woken to the middle of its read. */
    long own(Map<String, Long> cycle) {
      return (of(cycle, begins) + of(cycle, ends)) / 2 - of(cycle, "t_ue");
    }
  }

  static MeasuredCycles read(String name) {
    String file = "/measured/" + name + ".cycles.csv.gz";
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    Objects.requireNonNull(MeasuredCycles.class.getResourceAsStream(file))),
                StandardCharsets.UTF_8))) {
      String[] header = lines.readLine().split(",", -1);
      return new MeasuredCycles(lines.lines().map(line -> cycle(header, line)).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every second cycle. */
  MeasuredCycles half(int first) {
    List<Map<String, Long>> half = new ArrayList<>();
    for (int at = first; at < all.size(); at += 2) {
      half.add(all.get(at));
    }
    return new MeasuredCycles(half);
  }

  /** The cycles in which the observer was asked to wait so long. */
  MeasuredCycles delayed(long delay) {
    return new MeasuredCycles(all.stream().filter(it -> of(it, "delay") == delay).toList());
  }

  /** How long the observer was asked to wait, in nanoseconds, each once. */
  List<Long> delays() {
    return all.stream().map(it -> of(it, "delay")).distinct().sorted().toList();
  }

  /** The rows of a timing. */
  String rows() {
    String header = STEPS.keySet().stream().collect(Collectors.joining(" (ns),", "", " (ns)\n"));
    return all.stream()
        .map(
            cycle ->
                STEPS.values().stream()
                    .map(step -> String.valueOf(Math.max(0, step.applyAsLong(cycle))))
                    .collect(Collectors.joining(",")))
        .collect(Collectors.joining("\n", header, "\n"));
  }

  /** All values of the observer's own time, as a delay. */
  String own(Gate gate) {
    long[] sorted = all.stream().mapToLong(gate::own).sorted().toArray();
    List<String> quantiles = new ArrayList<>();
    for (int at = 0; at < sorted.length; at++) {
      quantiles.add("[%s, %dns]".formatted((double) at / (sorted.length - 1), sorted[at]));
    }
    return "{ dist = empirical, quantiles = [%s] }".formatted(String.join(", ", quantiles));
  }

  private static Map<String, Long> cycle(String[] header, String line) {
    String[] cells = line.split(",", -1);
    Map<String, Long> cycle = new HashMap<>();
    for (int at = 0; at < header.length; at++) {
      cycle.put(header[at], Long.parseLong(cells[at], header[at].equals("flags") ? 16 : 10));
    }
    return cycle;
  }

  private static Map<String, ToLongFunction<Map<String, Long>>> steps() {
    Map<String, ToLongFunction<Map<String, Long>>> steps = new LinkedHashMap<>();
    steps.put("post-init", cycle -> of(cycle, "post") - of(cycle, "s1"));
    steps.put("sysfs-link", cycle -> of(cycle, "sys_") - of(cycle, "post"));
    steps.put("sysfs-attributes", cycle -> of(cycle, "dpm") - of(cycle, "sys_"));
    steps.put("uevent-add", cycle -> -of(cycle, "dpm"));
    steps.put("queues", cycle -> of(cycle, "q"));
    steps.put("list", cycle -> of(cycle, "list") - of(cycle, "q"));
    steps.put("notify-register", cycle -> of(cycle, "reg") - of(cycle, "list"));
    steps.put("master-link", cycle -> of(cycle, "mlink") - of(cycle, "reg"));
    steps.put("slave-flag", cycle -> of(cycle, "m1") - of(cycle, "mlink"));
    steps.put("new-link", cycle -> of(cycle, "rt") - of(cycle, "m1"));
    steps.put("rtnl-unlock", cycle -> of(cycle, "un") - of(cycle, "rt"));
    steps.put("wake-up", cycle -> of(cycle, "t_ue"));
    return steps;
  }

  private static long of(Map<String, Long> cycle, String column) {
    return Objects.requireNonNull(cycle.get(column));
  }
}

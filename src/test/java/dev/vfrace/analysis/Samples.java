package dev.vfrace.analysis;

import dev.vfrace.campaign.Departed;
import dev.vfrace.campaign.Interference;
import dev.vfrace.count.Metric;
import dev.vfrace.model.Gate;
import dev.vfrace.model.Gates;
import dev.vfrace.model.Owner;
import dev.vfrace.question.Expectation;
import dev.vfrace.question.Fleet;
import dev.vfrace.raw.Build;
import dev.vfrace.raw.HostFacts;
import dev.vfrace.raw.RawRun;
import dev.vfrace.statistics.Dispersion;
import dev.vfrace.statistics.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Results to test reports with: a million cycles, and what each test changes of them. */
public final class Samples {
  public static final long CYCLES = 1_000_000;

  private String scenario = "hot-plug";
  private RunVolume volume =
      new RunVolume(
          CYCLES,
          0,
          CYCLES,
          12_500_000,
          Duration.ofMillis(12_300),
          Stopped.COMPLETE,
          Optional.empty());
  private ClockResult clock =
      new ClockResult("free", 5, new Quantiles(0.5, 1, 2.25, 35), 50, new Interference(3, 12, 40));
  private final Map<String, ObserverResult> observers = new LinkedHashMap<>();
  private final Map<String, Rate> outcomes = new LinkedHashMap<>();
  private final Map<String, ControlResult> controls = new LinkedHashMap<>();
  private List<Expectation> expectations = List.of();
  private Optional<Fleet> fleet = Optional.empty();
  private final Map<String, Gates> gates = new LinkedHashMap<>();
  private Departed departures = Departed.NONE;
  private Metric metric = Metric.MISJUDGED;
  private List<String> doubts = List.of();

  /** A program with so many misjudgements, harms and sightings in {@link #CYCLES} trials. */
  public static ObserverResult observer(long misjudged, long harmed, long sawUnslaved) {
    return ObserverResult.of(
        Map.of(
            Metric.SAW_UNSLAVED, new Rate(sawUnslaved, CYCLES),
            Metric.SAW_NO_MASTER, new Rate(sawUnslaved, CYCLES),
            Metric.MISJUDGED, new Rate(misjudged, CYCLES),
            Metric.HARMED, new Rate(harmed, CYCLES),
            Metric.HEALED, new Rate(0, CYCLES),
            Metric.WRONGLY_IGNORED, new Rate(0, CYCLES)));
  }

  /** A program whose 200 sightings come in fours, in 40 batches of 100 trials. */
  public static ObserverResult bursts() {
    long[] hits = new long[40];
    long[] trials = new long[40];
    for (int batch = 0; batch < hits.length; batch++) {
      hits[batch] = batch % 2 == 0 ? 8 : 2;
      hits[batch] += batch % 4 == 0 ? 1 : batch % 4 == 2 ? -1 : 0;
      trials[batch] = 100;
    }
    return new ObserverResult(
        Map.of(Metric.SAW_UNSLAVED, new Rate(200, 4000)),
        Map.of(Metric.SAW_UNSLAVED, Dispersion.of(hits, trials)),
        new Rate(7, 100),
        80);
  }

  /** A program that made one mistake only: it left the only NIC alone so many times. */
  public static ObserverResult ignoring(long wronglyIgnored) {
    return ObserverResult.of(Map.of(Metric.WRONGLY_IGNORED, new Rate(wronglyIgnored, CYCLES)));
  }

  public Samples scenario(String name) {
    scenario = name;
    return this;
  }

  public Samples volume(RunVolume newVolume) {
    volume = newVolume;
    return this;
  }

  public Samples clock(ClockResult newClock) {
    clock = newClock;
    return this;
  }

  public Samples observer(String name, ObserverResult observer) {
    observers.put(name, observer);
    return this;
  }

  public Samples outcome(String name, long count) {
    outcomes.put(name, new Rate(count, CYCLES));
    return this;
  }

  public Samples control(String name, ControlResult control) {
    controls.put(name, control);
    return this;
  }

  public Samples expect(String... expressions) {
    expectations = List.of(expressions).stream().map(Expectation::parse).toList();
    return this;
  }

  public Samples fleet(String text) {
    fleet = Optional.of(Fleet.parse(text));
    return this;
  }

  public Samples gate(String program, Gate gate) {
    gates.put(program, new Gates.One(gate));
    return this;
  }

  public Samples departures(Departed newDepartures) {
    departures = newDepartures;
    return this;
  }

  public Samples about(Metric newMetric) {
    metric = newMetric;
    return this;
  }

  public Samples doubts(String... sentences) {
    doubts = List.of(sentences);
    return this;
  }

  public RunResult result() {
    return new RunResult(
        new RunIdentity(
            new RawRun.Origin(
                new Build("0.1.0", Optional.empty()),
                Instant.parse("2025-01-02T03:04:05Z"),
                new HostFacts("a CPU", 2, "6.1", "17", OptionalDouble.empty()),
                List.of("run", "--kernel", "v6.1")),
            new RawRun.Subject(
                "v6.1",
                scenario,
                "azure-mlx5",
                Optional.empty(),
                scenario.equals("no-netvsc") ? Owner.NONE : Owner.NETVSC,
                scenario.equals("boot") ? "boots" : "hot-plugs",
                /* sideBySide= */ false,
                gates),
            new RawRun.Amounts(64, 4, 42, OptionalLong.empty(), 0, Optional.empty()),
            "tasks",
            "c0ffee",
            departures),
        volume,
        new RunResult.Seen(observers, Optional.empty()),
        new RunResult.Conditions(
            outcomes,
            new Windows(
                new Quantiles(34.5, 60, 120, 450.4),
                new Quantiles(30, 55, 110, 400),
                new Quantiles(34, 59, 119, 460),
                new Quantiles(31, 54, 111, 410)),
            TrafficResult.NONE,
            clock),
        new RunResult.Asked(expectations, fleet, metric),
        new RunResult.Trust(controls, doubts),
        Optional.empty());
  }
}

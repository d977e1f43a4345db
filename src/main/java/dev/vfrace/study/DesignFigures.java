package dev.vfrace.study;

import dev.vfrace.analysis.RunResult;
import dev.vfrace.analysis.TrafficResult;
import dev.vfrace.campaign.Departed;
import dev.vfrace.count.Metric;
import dev.vfrace.statistics.Rate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a suite measured of one design. All rates are by cycle, so that a VF that a program never
 * gets to see counts as one that it was not misled by.
 *
 * @param name of the design
 * @param plugged its VFs come to a running VM that has their netvsc
 * @param booted its VFs come while the VM boots
 * @param alone its VFs have no netvsc
 * @param frame what the suite asks
 */
public record DesignFigures(
    String name, RunResult plugged, RunResult booted, RunResult alone, SuiteFrame frame) {

  /** Its name, with where it departs from the bundled design, and the image that it is run with. */
  public String nameAsRun() {
    String kernel = plugged.identity().departures().named(Departed.KERNEL, name);
    return plugged.identity().imageAsRun().map(image -> kernel + ", " + image).orElse(kernel);
  }

  /** The image that it is run with; empty: the programs of the suite. */
  public Optional<String> image() {
    return plugged.identity().image();
  }

  /** Whether each of its runs has done any cycles. */
  public boolean isMeasured() {
    return Stream.of(plugged, booted, alone).allMatch(run -> run.volume().cycles() > 0);
  }

  /** How often the reader sees a VF without IFF_SLAVE. */
  public Rate seenWithoutFlag() {
    return rate(plugged, reader(), Metric.SAW_UNSLAVED);
  }

  /** How often the reader sees a VF without a master. */
  public Rate seenWithoutMaster() {
    return rate(plugged, reader(), Metric.SAW_NO_MASTER);
  }

  private String reader() {
    return image().orElse(frame.reader());
  }

  /** How often a program takes the VF for an ordinary NIC. */
  public MeanRate misled() {
    return mean(Metric.MISJUDGED);
  }

  /** How often a program acts on that. */
  public MeanRate harmed() {
    return mean(Metric.HARMED);
  }

  /** How often a program takes it back within the cycle. */
  public MeanRate healed() {
    return mean(Metric.HEALED);
  }

  /** How often a program, or any of the image, leaves the only NIC of a VM without netvsc alone. */
  public MeanRate onlyNicIgnored() {
    return MeanRate.of(
        image()
            .map(it -> List.of(rate(alone, it, Metric.WRONGLY_IGNORED)))
            .orElseGet(this::onlyNicIgnoredByProgram));
  }

  private List<Rate> onlyNicIgnoredByProgram() {
    return alone.observers().keySet().stream()
        .filter(program -> !frame.parts().contains(program))
        .map(program -> rate(alone, program, Metric.WRONGLY_IGNORED))
        .toList();
  }

  /** How often the VF takes the first name, before its netvsc. */
  public Rate vfIsEth0() {
    return booted.outcomes().getOrDefault("vfIsEth0", Rate.NONE);
  }

  /** What the cycles of a running VM meant for its packets. */
  public TrafficResult traffic() {
    return plugged.traffic();
  }

  /** Each program's rate of being misled, at hot-plug or at boot. */
  public Map<String, Rate> misledByProgram() {
    return byProgram(Metric.MISJUDGED);
  }

  /** The programs that come out right as they are, whether there is a netvsc or not. */
  public List<String> right() {
    List<String> right = new ArrayList<>();
    misledByProgram()
        .forEach(
            (program, misled) -> {
              if (misled.count() + rate(alone, program, Metric.WRONGLY_IGNORED).count() == 0) {
                right.add(program);
              }
            });
    return right;
  }

  /** All programs of the suite. */
  public List<String> programs() {
    return List.copyOf(misledByProgram().keySet());
  }

  /** Of all programs; of an image, any of its programs at hot-plug, and at boot. */
  private MeanRate mean(Metric metric) {
    return MeanRate.of(
        image()
            .map(it -> List.of(rate(plugged, it, metric), rate(booted, it, metric)))
            .orElseGet(() -> List.copyOf(byProgram(metric).values())));
  }

  private Map<String, Rate> byProgram(Metric metric) {
    Map<String, Rate> rates = new LinkedHashMap<>();
    Function<RunResult, Iterable<String>> programs = result -> result.observers().keySet();
    for (String program : programs.apply(plugged)) {
      rates.put(program, rate(plugged, program, metric));
    }
    for (String program : programs.apply(booted)) {
      Rate atBoot = rate(booted, program, metric);
      rates.merge(program, atBoot, (at, other) -> hasChance(plugged, program) ? at : other);
    }
    rates.keySet().removeAll(frame.parts());
    return rates;
  }

  /** By cycle, not by trial. */
  private static Rate rate(RunResult result, String program, Metric metric) {
    return result.observer(program).rate(metric).over(result.volume().cycles());
  }

  private static boolean hasChance(RunResult result, String program) {
    return result.observer(program).trials() > 0;
  }
}

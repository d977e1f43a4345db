package dev.vfrace.settings;

import static java.util.Map.entry;

import dev.vfrace.delay.ConstantDelay;
import dev.vfrace.delay.Delay;
import dev.vfrace.delay.EmpiricalDelay;
import dev.vfrace.delay.ExponentialDelay;
import dev.vfrace.delay.GammaDelay;
import dev.vfrace.delay.LognormalDelay;
import dev.vfrace.delay.MixtureDelay;
import dev.vfrace.delay.NormalDelay;
import dev.vfrace.delay.ParetoDelay;
import dev.vfrace.delay.UniformDelay;
import dev.vfrace.text.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads a delay: a duration, or an object with a distribution, which may say what it rests on
 * ({@link BasisReader}).
 */
final class DelayReader {

  /** What a delay looks like, for messages. */
  static final String ALLOWED = "a delay such as 35us or { dist = uniform, min = 1us, max = 5us }";

  private static final String ALTERNATIVE = ", or { dist = uniform, min = 1us, max = 5us }";

  private static final long MAX_NANOS = 1_000_000_000_000_000L;

  /** The key that names the distribution. */
  static final String DIST = "dist";

  private static final String WEIGHT = "weight";

  /** Below, nearly every draw is 0 or unbounded; above, every draw is the same. */
  private static final double LEAST_SHAPE = 0.01;

  private static final double MOST_SHAPE = 1_000_000;
  private static final double LEAST_ALPHA = 0.1;
  private static final double MOST_ALPHA = 1000;
  static final double LEAST_WEIGHT = 1e-9;
  static final double MOST_WEIGHT = 1e9;

  private static final Map<String, Distribution> DISTRIBUTIONS =
      new TreeMap<>(
          Map.ofEntries(
              entry("constant", new Distribution(List.of("value"), DelayReader::constant)),
              entry("uniform", new Distribution(List.of("min", "max"), DelayReader::uniform)),
              entry("exponential", new Distribution(List.of("mean"), DelayReader::exponential)),
              entry("normal", new Distribution(List.of("mean", "sd"), DelayReader::normal)),
              entry(
                  "lognormal", new Distribution(List.of("median", "p99"), DelayReader::lognormal)),
              entry("gamma", new Distribution(List.of("shape", "mean"), DelayReader::gamma)),
              entry("pareto", new Distribution(List.of("min", "alpha"), DelayReader::pareto)),
              entry("empirical", new Distribution(List.of("quantiles"), DelayReader::empirical)),
              entry("mixture", new Distribution(List.of("parts"), DelayReader::mixture))));

  private DelayReader() {}

  /** One kind of distribution: its parameters and how to make it. */
  private record Distribution(List<String> parameters, Maker maker) {}

  /** Makes a delay from its parameters. */
  private interface Maker {
    Delay make(Section section);
  }

  /** The parameters of each distribution. */
  static Map<String, List<String>> parameters() {
    Map<String, List<String>> parameters = new TreeMap<>();
    DISTRIBUTIONS.forEach((name, distribution) -> parameters.put(name, distribution.parameters));
    return parameters;
  }

  /** The delay at a place. */
  static Delay read(Located at) {
    if (!at.isObject()) {
      return new ConstantDelay(at.nanos(MAX_NANOS, ALTERNATIVE));
    }
    Delay delay = distribution(at, BasisReader.KEYS);
    BasisReader.read(at);
    return delay;
  }

  /** The delay at a key that must be there. */
  static Delay required(Section section, String key) {
    return read(section.required(key, ALLOWED));
  }

  private static Delay distribution(Located at, List<String> more) {
    Section section = Section.open(at);
    Distribution distribution = section.word(DIST, DISTRIBUTIONS);
    List<String> known = new ArrayList<>(distribution.parameters);
    known.add(0, DIST);
    known.addAll(more);
    section.allowing(known);
    try {
      return distribution.maker.make(section);
    } catch (IllegalArgumentException e) {
      throw at.error(e);
    }
  }

  private static Delay constant(Section section) {
    return new ConstantDelay(nanos(section, "value"));
  }

  private static Delay uniform(Section section) {
    return new UniformDelay(nanos(section, "min"), nanos(section, "max"));
  }

  private static Delay exponential(Section section) {
    return new ExponentialDelay(nanos(section, "mean"));
  }

  private static Delay normal(Section section) {
    return new NormalDelay(nanos(section, "mean"), nanos(section, "sd"));
  }

  private static Delay lognormal(Section section) {
    return new LognormalDelay(nanos(section, "median"), nanos(section, "p99"));
  }

  private static Delay gamma(Section section) {
    return new GammaDelay(
        section.required("shape", "a number").number(LEAST_SHAPE, MOST_SHAPE),
        nanos(section, "mean"));
  }

  private static Delay pareto(Section section) {
    return new ParetoDelay(
        nanos(section, "min"),
        section.required("alpha", "a number").number(LEAST_ALPHA, MOST_ALPHA));
  }

  private static Delay empirical(Section section) {
    String allowed = "a list of pairs such as [[0, 10us], [0.5, 60us], [1, 300us]]";
    List<EmpiricalDelay.Quantile> quantiles = new ArrayList<>();
    for (Located pair : section.required("quantiles", allowed).items()) {
      List<Located> items = pair.isList() ? pair.items() : List.of();
      if (items.size() != 2) {
        throw pair.error("not a pair of a share and a duration; allowed: " + allowed);
      }
      quantiles.add(
          new EmpiricalDelay.Quantile(items.get(0).number(0, 1), items.get(1).nanos(MAX_NANOS)));
    }
    return new EmpiricalDelay(quantiles);
  }

  private static Delay mixture(Section section) {
    String allowed = "a list such as [{ weight = 9, dist = constant, value = 1us }, ...]";
    List<MixtureDelay.Part> parts = new ArrayList<>();
    for (Located item : section.required("parts", allowed).items()) {
      double weight =
          Section.open(item).required(WEIGHT, "a number").number(LEAST_WEIGHT, MOST_WEIGHT);
      parts.add(new MixtureDelay.Part(weight, distribution(item, List.of(WEIGHT))));
    }
    return new MixtureDelay(parts);
  }

  private static long nanos(Section section, String key) {
    return section.required(key, "a duration: " + Durations.ALLOWED).nanos(MAX_NANOS);
  }
}

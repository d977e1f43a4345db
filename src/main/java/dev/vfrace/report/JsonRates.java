package dev.vfrace.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import dev.vfrace.analysis.Quantiles;
import dev.vfrace.statistics.Dependence;
import dev.vfrace.statistics.Dispersion;
import dev.vfrace.statistics.Interval;
import dev.vfrace.statistics.Rate;

/** How rates, quantiles and numbers stand in JSON. */
final class JsonRates {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final double LARGEST_EXACT = 1L << 53;

  private JsonRates() {}

  /** What the interval rests on: the blocks, or whether the batches show bursts. */
  static ObjectNode spread(Rate rate, Dispersion dispersion) {
    ObjectNode node = rate(rate);
    if (rate.dependence() instanceof Dependence.Blocks between) {
      node.put("blocks", between.blocks());
      node.set("standardError", number(between.standardError()));
    } else if (rate.dependence() instanceof Dependence.TooFewBlocks few) {
      node.put("blocks", few.blocks());
      node.putNull("standardError");
    } else if (dispersion instanceof Dispersion.Judged judged) {
      Interval adjusted = judged.adjustedInterval(Rate.DEFAULT_CONFIDENCE);
      node.set("designEffect", number(judged.designEffect()));
      node.put("dependent", judged.dependent());
      node.set("adjustedLow", number(adjusted.low()));
      node.set("adjustedHigh", number(adjusted.high()));
    } else {
      node.putNull("designEffect");
    }
    return node;
  }

  /** A rate with its interval. */
  static ObjectNode rate(Rate rate) {
    return putRate(NODES.objectNode(), rate);
  }

  /** A rate with its interval, into an object that has more. */
  static ObjectNode putRate(ObjectNode node, Rate rate) {
    Interval interval = rate.interval();
    node.put("count", rate.count());
    node.put("trials", rate.trials());
    node.set("rate", number(rate.rate()));
    node.set("low", number(interval.low()));
    node.set("high", number(interval.high()));
    if (rate.count() == 0 && rate.trials() > 0) {
      node.set("oneSidedHigh", number(rate.upperBound(Rate.DEFAULT_CONFIDENCE)));
    }
    return node;
  }

  /** Quantiles, with the intervals of those that have one. */
  static ObjectNode quantiles(Quantiles quantiles) {
    ObjectNode node = NODES.objectNode();
    node.set("p50", number(quantiles.p50()));
    node.set("p90", number(quantiles.p90()));
    node.set("p99", number(quantiles.p99()));
    node.set("max", number(quantiles.max()));
    quantiles.p50Interval().ifPresent(it -> addInterval(node, "p50", it));
    quantiles.p99Interval().ifPresent(it -> addInterval(node, "p99", it));
    return node;
  }

  private static void addInterval(ObjectNode node, String of, Interval interval) {
    node.set(of + "Low", number(interval.low()));
    node.set(of + "High", number(interval.high()));
  }

  /** A number; {@code null} where it is infinite or none. */
  static ValueNode number(double value) {
    if (!Double.isFinite(value)) {
      return NODES.nullNode();
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) <= LARGEST_EXACT;
    return whole ? NODES.numberNode((long) value) : NODES.numberNode(value);
  }
}

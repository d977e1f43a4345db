package dev.vfrace.settings;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import dev.vfrace.campaign.Departed;
import dev.vfrace.tune.Axis;
import dev.vfrace.tune.AxisValue;
import java.util.List;
import java.util.Optional;

/**
 * A parameter and what its values do to the configuration.
 *
 * @param axis the parameter
 * @param path its key, with {@code vfrace} and quotes where they are needed
 * @param argument as it was given, for messages
 * @param configured the figure that it has without
 */
record SweptKey(Axis axis, String path, String argument, Optional<ConfigValue> configured) {

  private static final double MEDIAN = 0.5;
  private static final String NUMBER = "[-+0-9.eE]+";

  /** A choice with a value of it. */
  Choice over(Choice choice, AxisValue value) {
    return choice.value(path, meant(value));
  }

  private Object meant(AxisValue value) {
    return switch (axis.form()) {
      case CONSTANT -> Math.round(value.number()) + "ns";
      case MEDIAN -> {
        double median = DelayReader.read(figure()).quantile(MEDIAN);
        yield ScaledDelay.of(figure().value(), value.number() / median);
      }
      case MULTIPLE -> multiple(value.number());
      case VALUE -> value.text();
    };
  }

  private Object multiple(double factor) {
    return isDelay()
        ? ScaledDelay.of(figure().value(), factor)
        : (Object) (figure().number(-Double.MAX_VALUE, Double.MAX_VALUE) * factor);
  }

  private Located figure() {
    return new Located(path, configured.orElseThrow());
  }

  /** Whether the figure is a delay, and not a number. */
  boolean isDelay() {
    return configured.isPresent()
        && (configured.get() instanceof ConfigObject || !figure().text().matches(NUMBER));
  }

  /** The program whose figure it is, if it is one's. */
  Optional<String> program() {
    List<String> elements = ConfigUtil.splitPath(path);
    return elements.get(1).equals(Kind.USERSPACE.key()) && elements.size() > 3
        ? Optional.of(elements.get(2))
        : Optional.empty();
  }

  /** Which part of what is run departs by it, as {@link Departed} has it. */
  String part() {
    List<String> elements = ConfigUtil.splitPath(path);
    return program().map(Departed::program).orElse(elements.get(1));
  }

  /** How that part departs at a value: {@code queues=2 ms}. */
  String assignment(AxisValue value) {
    List<String> elements = ConfigUtil.splitPath(path);
    int begin = elements.size() > 3 ? 3 : 2;
    String name = String.join(".", elements.subList(begin, elements.size()));
    return switch (axis.form()) {
      case CONSTANT, VALUE -> name + "=" + value.text();
      case MEDIAN -> name + " median=" + value.text();
      case MULTIPLE -> name + " " + value.text();
    };
  }
}

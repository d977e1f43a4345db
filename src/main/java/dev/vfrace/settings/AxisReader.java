package dev.vfrace.settings;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import dev.vfrace.delay.Delay;
import dev.vfrace.delay.RowDelay;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.text.Durations;
import dev.vfrace.tune.Axis;
import dev.vfrace.tune.AxisValue;
import dev.vfrace.vocabulary.KernelStep;
import java.util.List;
import java.util.Optional;

/** Reads a parameter and its values: {@code KEY=VALUES}. */
final class AxisReader {

  private static final String USERSPACE = "userspace";

  private final Configuration configuration;
  private final String argument;

  private AxisReader(Configuration configuration, String argument) {
    this.configuration = configuration;
    this.argument = argument;
  }

  /**
   * The parameter.
   *
   * @param configuration that has its figure
   * @param option that it was given with, such as {@code -p}
   * @param given what was given, {@code KEY=VALUES}
   * @param points of a range that does not say how many
   * @throws SettingsException if it is none
   */
  static SweptKey read(Configuration configuration, String option, String given, int points) {
    String argument = option + " " + given;
    int equals = given.indexOf('=');
    if (equals <= 0) {
      throw new SettingsException(
          "%s: not KEY=VALUES; allowed: such as %s timing.kernel.queues=x0.5..x2:log:5"
              .formatted(argument, option));
    }
    List<String> path = CommandLine.path(given.substring(0, equals).strip(), argument);
    String values = given.substring(equals + 1).strip();
    AxisSyntax syntax = new AxisSyntax(argument, values, points);
    return new AxisReader(configuration, argument).read(path, syntax, syntax.values());
  }

  /**
   * A parameter and the ends of its range.
   *
   * @param option that it was given with
   * @param given {@code KEY}, or {@code KEY=RANGE}
   * @param range where none is given
   * @throws SettingsException if it is none
   */
  static SweptKey range(Configuration configuration, String option, String given, String range) {
    String argument = option + " " + given;
    int equals = given.indexOf('=');
    String key = equals < 0 ? given : given.substring(0, equals);
    String values = equals < 0 ? range : given.substring(equals + 1).strip();
    AxisSyntax syntax = new AxisSyntax(argument, values, 2);
    return new AxisReader(configuration, argument)
        .read(CommandLine.path(key.strip(), argument), syntax, syntax.endValues());
  }

  private SweptKey read(List<String> path, AxisSyntax syntax, List<AxisValue> values) {
    checkRows(path);
    Optional<Located> configured = configured(path);
    Optional<Delay> delay = configured.flatMap(this::delay);
    Axis.Form form = syntax.form();
    if (form == Axis.Form.MEDIAN && delay.map(it -> it.quantile(0.5)).orElse(0.0) == 0) {
      throw syntax.error(
          "the configured figure has no median to be scaled",
          "a range of constants, such as 0.1ms..10ms");
    }
    if (form == Axis.Form.MULTIPLE && configured.isEmpty()) {
      throw syntax.error(
          "there is no configured figure to multiply", "a range, or a list of values");
    }
    if (form == Axis.Form.MULTIPLE && delay.isEmpty() && number(configured).isEmpty()) {
      throw syntax.error(
          "%s is no figure".formatted(configured.orElseThrow().text()), "a list of values");
    }
    String key = ConfigUtil.joinPath(path.subList(1, path.size()));
    return new SweptKey(
        new Axis(key, syntax.text(), form, syntax.scale(), words(configured, delay), values),
        ConfigUtil.joinPath(path),
        argument,
        configured.map(Located::value));
  }

  /** What measured rows say of a step is no figure. */
  private void checkRows(List<String> path) {
    boolean isStep =
        path.size() == 4 && path.get(1).equals("timing") && path.get(2).equals("kernel");
    if (isStep
        && KernelStep.byKey(path.get(3))
            .filter(step -> configuration.chosen().timing().kernel().of(step) instanceof RowDelay)
            .isPresent()) {
      throw new SettingsException(
          "%s: %s comes from the rows of the timing; allowed: a figure that does not, or"
                  .formatted(argument, path.get(3))
              + " -D timing.rows=none");
    }
    boolean replaces =
        path.size() == 4
            && path.get(1).equals("timing")
            && path.get(2).equals(USERSPACE)
            && TimingReader.REPLACING.contains(path.get(3));
    if (replaces) {
      throw new SettingsException(
          "%s: stands in for figures of programs; allowed: a program's own, such as"
                  .formatted(argument)
              + " userspace.udev-azure-rule.latency");
    }
  }

  /** The figure as it is without the parameter. */
  private Optional<Located> configured(List<String> path) {
    String full = ConfigUtil.joinPath(path);
    ConfigObject object = configuration.root().merged();
    List<String> rest = path.subList(1, path.size());
    if (path.size() > 3 && path.get(1).equals(USERSPACE)) {
      ProgramSpec program =
          Names.find(Kind.USERSPACE, path.get(2), configuration.defined().programs().values());
      object = configuration.chosen().overrides().merged(program);
      rest = path.subList(3, path.size());
    }
    for (String element : rest.subList(0, rest.size() - 1)) {
      ConfigValue inner = object.get(element);
      if (!(inner instanceof ConfigObject next)) {
        return Optional.empty();
      }
      object = next;
    }
    return Optional.ofNullable(object.get(rest.get(rest.size() - 1)))
        .map(value -> new Located(full, value));
  }

  private Optional<Delay> delay(Located at) {
    try {
      return at.isList() ? Optional.empty() : Optional.of(DelayReader.read(at));
    } catch (SettingsException none) {
      return Optional.empty();
    }
  }

  private static Optional<Double> number(Optional<Located> at) {
    try {
      return at.map(it -> it.number(-Double.MAX_VALUE, Double.MAX_VALUE));
    } catch (SettingsException none) {
      return Optional.empty();
    }
  }

  private static String words(Optional<Located> configured, Optional<Delay> delay) {
    if (configured.isEmpty() || configured.get().isList()) {
      return "";
    }
    if (delay.isEmpty()) {
      return configured.get().isObject() ? "" : configured.get().text();
    }
    boolean constant = delay.get().quantile(0) == delay.get().quantile(1);
    String median = Durations.text(delay.get().quantile(0.5));
    return constant ? median : "median " + median;
  }
}

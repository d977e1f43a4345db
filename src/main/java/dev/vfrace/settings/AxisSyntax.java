package dev.vfrace.settings;

import dev.vfrace.text.Durations;
import dev.vfrace.tune.Axis;
import dev.vfrace.tune.AxisValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of a parameter, as they are typed: {@code 0.1ms..10ms:log:8}, {@code x0.5..x2}, {@code
 * median:1ms,2ms}, {@code v6.1,v6.7}.
 */
final class AxisSyntax {

  /** What values look like, for messages. */
  static final String ALLOWED =
      "a range such as 0.1ms..10ms:log:8, x0.5..x2:linear:5 or median:1ms..4ms, or a list such as"
          + " 1ms,2ms or x0.5,x1,x2";

  private static final String MEDIAN = "median:";
  private static final String TIMES = "x";
  private static final Pattern RANGE =
      Pattern.compile("(?<low>[^,:]+?)\\.\\.(?<high>[^,:.][^,:]*)(?<how>(?::[a-z0-9]+){0,2})");
  private static final Pattern COUNT = Pattern.compile("[0-9]{1,4}");
  private static final int MOST = 100;

  /** Of a range the values are round, so that what is shown is what is run. */
  private static final int DIGITS = 3;

  private static final int ALL_DIGITS = 9;

  /** From here on a range lies by ratios, if it does not say. */
  private static final double WIDE = 10;

  private final String argument;
  private final String text;
  private final int points;
  private final boolean median;
  private final String body;
  private final boolean times;
  private final Matcher range;
  private final boolean isRange;

  /**
   * Takes a text apart.
   *
   * @param argument of which it is a part, for messages
   * @param text the values
   * @param points of a range that does not say how many
   */
  AxisSyntax(String argument, String text, int points) {
    this.argument = argument;
    this.text = text;
    this.points = points;
    median = text.startsWith(MEDIAN);
    body = median ? text.substring(MEDIAN.length()).strip() : text;
    range = RANGE.matcher(body);
    isRange = range.matches();
    String first = isRange ? low() : body.split(",", 2)[0].strip();
    times = first.startsWith(TIMES) && number(first.substring(1)).isPresent();
    if (median && times) {
      throw error("a median and a multiple at once", ALLOWED);
    }
  }

  /** The values, as they were typed. */
  String text() {
    return text;
  }

  /** What they do to the key. */
  Axis.Form form() {
    if (times) {
      return Axis.Form.MULTIPLE;
    }
    if (median) {
      return Axis.Form.MEDIAN;
    }
    boolean ofTimes =
        isRange
            ? isDuration(low()) && isDuration(high())
            : Arrays.stream(items()).allMatch(this::isDuration);
    return ofTimes ? Axis.Form.CONSTANT : Axis.Form.VALUE;
  }

  /** How they lie. */
  Axis.Scale scale() {
    if (!isRange) {
      return Axis.Scale.LIST;
    }
    List<String> how = how();
    if (how.contains("log")) {
      return Axis.Scale.LOG;
    }
    boolean wide = value(low()) > 0 && value(high()) >= WIDE * value(low());
    return wide && !how.contains("linear") ? Axis.Scale.LOG : Axis.Scale.LINEAR;
  }

  /** The ends of a range. */
  List<Double> ends() {
    if (!isRange) {
      throw error("not a range", "one such as 0.1ms..10ms, x0.5..x2 or median:1ms..4ms");
    }
    double low = value(low());
    double high = value(high());
    if (!(low < high)) {
      throw error("the range is empty", "a lower end below the upper one");
    }
    if (scale() == Axis.Scale.LOG && low <= 0) {
      throw error("a range by ratios from 0 or below", "a lower end above 0, or :linear");
    }
    return List.of(low, high);
  }

  /** A range, with its ends as its two values. */
  List<AxisValue> endValues() {
    return ends().stream().map(this::exact).toList();
  }

  /** All values. */
  List<AxisValue> values() {
    List<AxisValue> values = isRange ? ofRange() : ofList();
    if (new HashSet<>(values).size() < values.size()) {
      throw error("a value is there twice", "each once; fewer values, or a wider range");
    }
    if (values.size() > MOST) {
      throw error(values.size() + " values", "up to " + MOST);
    }
    return values;
  }

  private List<AxisValue> ofRange() {
    List<Double> ends = ends();
    List<AxisValue> values = new ArrayList<>();
    int count = count();
    boolean log = scale() == Axis.Scale.LOG;
    for (int at = 0; at < count; at++) {
      double share = (double) at / (count - 1);
      double low = ends.get(0);
      double high = ends.get(1);
      double number = log ? low * Math.pow(high / low, share) : low + (high - low) * share;
      boolean end = at == 0 || at == count - 1;
      values.add(end ? exact(at == 0 ? low : high) : bare().at(number, DIGITS));
    }
    return values;
  }

  private List<AxisValue> ofList() {
    List<AxisValue> values = new ArrayList<>();
    boolean numbers = Arrays.stream(items()).allMatch(item -> number(item).isPresent());
    for (String item : items()) {
      if (item.isEmpty()) {
        throw error("a value is missing", ALLOWED);
      }
      values.add(
          form() == Axis.Form.VALUE && !numbers
              ? new AxisValue(item, values.size())
              : exact(value(item)));
    }
    return values;
  }

  private int count() {
    for (String word : how()) {
      if (COUNT.matcher(word).matches()) {
        int count = Integer.parseInt(word);
        if (count < 2 || count > MOST) {
          throw error(word + " values", "2 to " + MOST);
        }
        return count;
      }
    }
    return points;
  }

  /** The words behind a range. */
  private List<String> how() {
    List<String> words =
        Arrays.stream(range.group("how").split(":")).filter(word -> !word.isEmpty()).toList();
    for (String word : words) {
      if (!word.equals("log") && !word.equals("linear") && !COUNT.matcher(word).matches()) {
        throw error("'%s'".formatted(word), "log or linear, and how many values");
      }
    }
    return words;
  }

  private String low() {
    return range.group("low").strip();
  }

  private String high() {
    return range.group("high").strip();
  }

  private String[] items() {
    return Arrays.stream(body.split(",", -1)).map(String::strip).toArray(String[]::new);
  }

  private double value(String item) {
    String number = times && item.startsWith(TIMES) ? item.substring(1) : item;
    if (times != item.startsWith(TIMES) && times) {
      throw error("'%s' is no multiple".formatted(item), "all with x, or none");
    }
    if (form() == Axis.Form.CONSTANT || median) {
      try {
        return Durations.nanos(item);
      } catch (IllegalArgumentException wrong) {
        throw error("'%s': %s".formatted(item, wrong.getMessage()), ALLOWED);
      }
    }
    OptionalDouble value = number(number);
    if (value.isEmpty() || (times && value.getAsDouble() <= 0)) {
      throw error("'%s'".formatted(item), ALLOWED);
    }
    return value.getAsDouble();
  }

  private boolean isDuration(String item) {
    try {
      Durations.nanos(item);
      return !number(item).isPresent() || item.equals("0");
    } catch (IllegalArgumentException none) {
      return false;
    }
  }

  private static OptionalDouble number(String item) {
    try {
      double number = new BigDecimal(item).doubleValue();
      return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    } catch (NumberFormatException none) {
      return OptionalDouble.empty();
    }
  }

  /** A value as it was typed. */
  private AxisValue exact(double number) {
    return bare().at(number, ALL_DIGITS);
  }

  /** The parameter, of which no values are known yet. */
  private Axis bare() {
    return new Axis("", text, form(), isRange ? scale() : Axis.Scale.LIST, "", List.of());
  }

  /** A refusal. */
  SettingsException error(String problem, String allowed) {
    return new SettingsException("%s: %s; allowed: %s".formatted(argument, problem, allowed));
  }
}

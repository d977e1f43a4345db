package dev.vfrace.cli;

import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Numbers of the command line, as those of a configuration: plain decimal digits, and none of the
 * other forms that Java reads. Classes and no lambdas, see {@link NothingUnknown}.
 */
final class PlainNumbers {

  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,18}");
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?[0-9]{1,18}(\\.[0-9]{1,18})?([eE][+-]?[0-9]{1,3})?");

  private PlainNumbers() {}

  /** Has a command and its subcommands read numbers so. */
  static void register(CommandLine command) {
    command.registerConverter(Long.class, new Wholes());
    command.registerConverter(long.class, new Wholes());
    command.registerConverter(Integer.class, new SmallWholes());
    command.registerConverter(int.class, new SmallWholes());
    command.registerConverter(Double.class, new Decimals());
    command.registerConverter(double.class, new Decimals());
  }

  /**
   * A number such as 0.95 or 1e-6.
   *
   * @throws NumberFormatException if it is none
   */
  static double decimal(String text) {
    if (!DECIMAL.matcher(text).matches()) {
      throw new NumberFormatException(text);
    }
    return Double.parseDouble(text);
  }

  private static long whole(String text) {
    if (!WHOLE.matcher(text).matches()) {
      throw new TypeConversionException(
          "'%s' is not a whole number; allowed: such as 12".formatted(text));
    }
    return Long.parseLong(text);
  }

  private static final class Wholes implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      return whole(text);
    }
  }

  private static final class SmallWholes implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      long number = whole(text);
      if (number != (int) number) {
        throw new TypeConversionException(
            "'%s' is too large; allowed: up to %d".formatted(text, Integer.MAX_VALUE));
      }
      return (int) number;
    }
  }

  private static final class Decimals implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      try {
        return decimal(text);
      } catch (NumberFormatException e) {
        throw new TypeConversionException(
            "'%s' is not a number; allowed: such as 0.95".formatted(text));
      }
    }
  }
}

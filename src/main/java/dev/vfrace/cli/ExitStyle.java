package dev.vfrace.cli;

import java.util.ArrayList;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How an exit code is told. The launcher has the same codes, since it has to tell them where no JVM
 * starts.
 */
enum ExitStyle {
  /** As the contract has them. */
  VFRACE,

  /**
   * For the kernel's selftests ({@code tools/testing/selftests/kselftest.h}: 0 pass, 1 fail, 2
   * xfail, 3 xpass, 4 skip). Undecided is a skip. What went wrong has codes that mean nothing
   * there, those of {@code sysexits.h}, so that {@code runner.sh} prints {@code not ok ... #
   * exit=N}.
   */
  KSELFTEST,

  /**
   * For {@code git bisect run}: 0 is good, 125 skips the commit, everything else up to 127 is bad,
   * and from 128 on the bisection stops where it is. Bad is what is decided and does not hold, and
   * nothing else: what cannot be decided or trusted, or run as it stands in that commit, is
   * skipped; what will be no better with another commit stops.
   */
  BISECT;

  private static final String OPTION = "--exit-style";

  private static final int SKIP_OF_KSELFTEST = 4;
  private static final int SKIP_OF_BISECT = 125;
  private static final int STOP_OF_BISECT = 255;

  /** EX_USAGE and EX_DATAERR. */
  private static final int BAD_USAGE = 64;

  private static final int BAD_DATA = 65;

  /** The one that arguments ask for, before they are parsed; what is no style asks for none. */
  static ExitStyle of(String... args) {
    ExitStyle style = VFRACE;
    for (int at = 0; at < args.length; at++) {
      if (args[at].startsWith(OPTION + "=")) {
        style = named(args[at].substring(OPTION.length() + 1));
      } else if (args[at].equals(OPTION) && at + 1 < args.length) {
        style = named(args[at + 1]);
      }
    }
    return style;
  }

  private static ExitStyle named(String name) {
    for (ExitStyle style : values()) {
      if (style.toString().equalsIgnoreCase(name)) {
        return style;
      }
    }
    return VFRACE;
  }

  /** Of a word on the command line. */
  static final class Converter implements ITypeConverter<ExitStyle> {

    @Override
    public ExitStyle convert(String name) {
      ExitStyle style = named(name);
      if (!style.toString().equalsIgnoreCase(name)) {
        throw new TypeConversionException(
            "'%s'; allowed: %s".formatted(name, String.join(", ", new Words())));
      }
      return style;
    }
  }

  /** The words that there are. */
  static final class Words extends ArrayList<String> {

    private static final long serialVersionUID = 1;

    Words() {
      for (ExitStyle style : values()) {
        add(style.toString());
      }
    }
  }

  /** The code that stands for one of vfrace's own. */
  int code(int own) {
    return switch (this) {
      case VFRACE -> own;
      case KSELFTEST -> ofKselftest(own);
      case BISECT -> ofBisect(own);
    };
  }

  private static int ofKselftest(int own) {
    return switch (own) {
      case ExitCode.USAGE -> BAD_USAGE;
      case ExitCode.INCONCLUSIVE -> SKIP_OF_KSELFTEST;
      case ExitCode.UNTRUSTED -> BAD_DATA;
      default -> own;
    };
  }

  private static int ofBisect(int own) {
    return switch (own) {
      case ExitCode.USAGE, ExitCode.INCONCLUSIVE, ExitCode.UNTRUSTED -> SKIP_OF_BISECT;
      case ExitCode.INTERNAL -> STOP_OF_BISECT;
      default -> own;
    };
  }

  /** As it is typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package dev.vfrace.cli;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_DESCRIPTION;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_FOOTER;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_OPTION_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_PARAMETER_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_SYNOPSIS;

import dev.vfrace.build.BuildInfo;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import picocli.CommandLine;

/** The help of a command as a page for {@code man}: the same words, in man's sections. */
final class ManualPage {

  private record Part(String heading, String key) {}

  private static final List<Part> PARTS =
      List.of(
          new Part("SYNOPSIS", SECTION_KEY_SYNOPSIS),
          new Part("DESCRIPTION", SECTION_KEY_DESCRIPTION),
          new Part("PARAMETERS", SECTION_KEY_PARAMETER_LIST),
          new Part("OPTIONS", SECTION_KEY_OPTION_LIST),
          new Part("COMMANDS", SECTION_KEY_COMMAND_LIST),
          new Part("EXIT STATUS", SECTION_KEY_EXIT_CODE_LIST),
          new Part("EXAMPLES", SECTION_KEY_FOOTER));

  /** Leaves room for man's own indent on a terminal of 80 columns. */
  private static final int WIDTH = 72;

  private final CommandLine command;

  ManualPage(CommandLine command) {
    this.command = command;
  }

  /** Such as {@code vfrace-show-race.1}. */
  String fileName() {
    return name() + ".1";
  }

  /** The page in roff, in the encoding UTF-8. */
  String roff() {
    command.getCommandSpec().usageMessage().autoWidth(false).width(WIDTH);
    StringBuilder page = new StringBuilder();
    String title = name().toUpperCase(Locale.ROOT);
    page.append(
        ".TH \"%s\" \"1\" \"\" \"vfrace %s\" \"vfrace\"%n"
            .formatted(escaped(title), BuildInfo.version()));
    page.append(".SH NAME\n").append(escaped(name() + " - " + header())).append('\n');
    for (Part part : PARTS) {
      String text =
          Objects.requireNonNull(command.getHelpSectionMap().get(part.key()))
              .render(command.getHelp());
      if (!text.isBlank()) {
        page.append(".SH ").append(part.heading()).append("\n.nf\n");
        text.stripTrailing().lines().map(ManualPage::escaped).forEach(line -> add(page, line));
        page.append(".fi\n");
      }
    }
    return page.toString();
  }

  private static void add(StringBuilder page, String line) {
    page.append(line).append('\n');
  }

  private String name() {
    return command.getCommandSpec().qualifiedName("-");
  }

  private String header() {
    return String.join(" ", command.getCommandSpec().usageMessage().header());
  }

  /** A line that starts with a dot or an apostrophe would be an order to roff. */
  private static String escaped(String line) {
    String text = line.replace("\\", "\\e").replace("-", "\\-");
    return text.startsWith(".") || text.startsWith("'") ? "\\&" + text : text;
  }
}

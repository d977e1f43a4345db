package dev.vfrace.cli;

import dev.vfrace.documentation.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command that a page shows.
 *
 * @param place page and line
 * @param words what a shell makes of it: the script first, without what is set for it
 * @param output the file that standard output goes to; empty: none
 * @param exitCode what the page says ("exit code 3" in the comment), else 0
 */
record DocumentedCommand(String place, List<String> words, String output, int exitCode) {

  private static final String CONTINUED = "\\";

  private static final Pattern START = Pattern.compile("([A-Z_]+=\\S+ )*stress/[a-z]+( .*)?");
  private static final Pattern INLINE = Pattern.compile("(stress/[a-z]+|vfrace [a-z-]).*");
  private static final Pattern WORD =
      Pattern.compile("\\s*((?:'[^']*'|\"[^\"]*\"|[^\\s'\"#]|(?<=\\S)#)+)");
  private static final Pattern QUOTED = Pattern.compile("'([^']*)'|\"([^\"]*)\"");
  private static final Pattern EXIT_CODE = Pattern.compile("#.*exit code (\\d+)");

  /** The commands of the fenced blocks, in their order. */
  static List<DocumentedCommand> fenced(Page page) {
    List<DocumentedCommand> commands = new ArrayList<>();
    for (Page.Block block : page.blocks()) {
      for (int at = 0; at < block.lines().size(); at++) {
        int line = block.first() + at;
        StringBuilder text = new StringBuilder(block.lines().get(at).strip());
        while (text.toString().endsWith(CONTINUED)) {
          text.setLength(text.length() - CONTINUED.length());
          at++;
          text.append(block.lines().get(at).strip());
        }
        if (START.matcher(text).matches()) {
          commands.add(of(page, line, text.toString()));
        }
      }
    }
    return commands;
  }

  /** The commands in backticks. */
  static List<DocumentedCommand> inline(Page page) {
    return page.code().stream()
        .filter(code -> INLINE.matcher(code.text()).matches())
        .map(code -> of(page, code.line(), code.text()))
        .toList();
  }

  private static DocumentedCommand of(Page page, int line, String text) {
    List<String> words = words(text);
    int output = words.indexOf(">");
    Matcher exit = EXIT_CODE.matcher(text);
    return new DocumentedCommand(
        page.path() + ":" + line,
        words.subList(0, output < 0 ? words.size() : output).stream()
            .dropWhile(word -> word.matches("[A-Z_]+=.*"))
            .toList(),
        output < 0 ? "" : words.get(output + 1),
        exit.find() ? Integer.parseInt(exit.group(1)) : ExitCode.OK);
  }

  /** Words with quotes taken off, up to a comment. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(text);
    while (word.lookingAt()) {
      words.add(QUOTED.matcher(word.group(1)).replaceAll("$1$2"));
      word.region(word.end(), text.length());
    }
    return words;
  }

  /** The script, such as {@code vfrace}. */
  String script() {
    return words.get(0).replaceFirst("^stress/", "");
  }

  /** What the script is given. */
  List<String> arguments() {
    return words.subList(1, words.size());
  }

  /** Whether it is the form of a command, with something to be filled in. */
  boolean isForm() {
    return words.stream().anyMatch(word -> word.matches("[A-Z]+|\\.\\.\\.|…|.*\\|.*"));
  }

  @Override
  public String toString() {
    return place + " " + String.join(" ", words);
  }
}

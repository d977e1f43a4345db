package dev.vfrace.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * A script that completes in fish: a line for each command, option and parameter, with the
 * condition under which it is offered ({@code complete(1)}).
 */
final class FishCompletion {

  private final String name;
  private final StringBuilder script = new StringBuilder();

  private FishCompletion(String name) {
    this.name = name;
  }

  /** The script for a command and its subcommands. */
  static String script(CommandLine vfrace) {
    FishCompletion completion = new FishCompletion(vfrace.getCommandName());
    completion.add("-f");
    completion.command(vfrace, "__fish_use_subcommand");
    return completion.script.toString();
  }

  private void add(String rest) {
    script.append("complete -c ").append(name).append(' ').append(rest).append('\n');
  }

  /**
   * All of a command.
   *
   * @param before the condition under which it has not got a subcommand yet
   */
  private void command(CommandLine command, String before) {
    String condition = "-n " + quoted(before);
    for (CommandLine each : subcommands(command)) {
      String header = Candidates.words(each.getCommandSpec().usageMessage().header());
      add("%s -a %s -d %s".formatted(condition, each.getCommandName(), quoted(header)));
    }
    command.getCommandSpec().options().forEach(option -> option(option, condition));
    command
        .getCommandSpec()
        .positionalParameters()
        .forEach(parameter -> parameter(parameter, condition));
    for (CommandLine each : subcommands(command)) {
      command(each, seen(each));
    }
  }

  /** The command was typed, and no subcommand of it. */
  private static String seen(CommandLine command) {
    Stream<String> names = Stream.of(command.getCommandName());
    CommandLine parent = command.getParent();
    if (parent != null && parent.getParent() != null) {
      names = Stream.concat(Stream.of(parent.getCommandName()), names);
    }
    String seen =
        names
            .map(name -> "__fish_seen_subcommand_from " + name)
            .collect(Collectors.joining("; and "));
    String below =
        subcommands(command).stream()
            .map(CommandLine::getCommandName)
            .collect(Collectors.joining(" "));
    return below.isEmpty() ? seen : seen + "; and not __fish_seen_subcommand_from " + below;
  }

  private static List<CommandLine> subcommands(CommandLine command) {
    return command.getSubcommands().values().stream().distinct().toList();
  }

  private void option(OptionSpec option, String condition) {
    StringBuilder line = new StringBuilder(condition);
    for (String each : option.names()) {
      line.append(each.startsWith("--") ? " -l " + each.substring(2) : " -s " + each.substring(1));
    }
    if (option.arity().max() > 0) {
      line.append(value(option));
    }
    String what = Candidates.words(option.description());
    add(line + " -d " + quoted(what));
  }

  private static String value(OptionSpec option) {
    List<String> offered = Candidates.offered(option);
    if (offered.isEmpty()) {
      return Candidates.isFile(option) ? " -r -F" : " -x";
    }
    String words = String.join(" ", offered);
    return option.longestName().equals("--userspace")
        ? " -x -a " + quoted("(__fish_append , " + words + ")")
        : " -x -a " + quoted(words);
  }

  private void parameter(PositionalParamSpec parameter, String condition) {
    List<String> offered = Candidates.offered(parameter);
    if (!offered.isEmpty()) {
      add(
          "%s -a %s -d %s"
              .formatted(condition, quoted(String.join(" ", offered)), label(parameter)));
    } else if (Candidates.isFile(parameter)) {
      add(condition + " -F");
    }
  }

  private static String label(ArgSpec argument) {
    return quoted(argument.paramLabel());
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}

package dev.vfrace.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * A script that completes in zsh: a function for each command, which gives its options and
 * parameters to {@code _arguments} (zshcompsys(1)). Where it is sourced it registers itself, and
 * where it lies in {@code $fpath} as {@code _vfrace} it is loaded when it is needed.
 */
final class ZshCompletion {

  private final StringBuilder script = new StringBuilder();

  private ZshCompletion() {}

  /** The script for a command and its subcommands. */
  static String script(CommandLine vfrace) {
    ZshCompletion completion = new ZshCompletion();
    String name = vfrace.getCommandName();
    completion.line("#compdef " + name);
    completion.function(vfrace);
    completion.line("if [ \"$funcstack[1]\" = _%s ]; then".formatted(name));
    completion.line("  _%s \"$@\"".formatted(name));
    completion.line("else");
    completion.line("  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }");
    completion.line("  compdef _%1$s %1$s".formatted(name));
    completion.line("fi");
    return completion.script.toString();
  }

  private void line(String text) {
    script.append(text).append('\n');
  }

  private void function(CommandLine command) {
    List<CommandLine> commands = command.getSubcommands().values().stream().distinct().toList();
    commands.forEach(this::function);
    line(name(command) + "() {");
    line("  local curcontext=$curcontext state line");
    line("  typeset -A opt_args");
    List<String> options = command.getCommandSpec().options().stream().map(this::option).toList();
    if (commands.isEmpty()) {
      List<String> all = new ArrayList<>(options);
      command.getCommandSpec().positionalParameters().forEach(it -> all.add(parameter(it, 0)));
      arguments(all, "  ");
    } else {
      withSubcommands(command, commands, options);
    }
    line("}");
    line("");
  }

  private void withSubcommands(
      CommandLine command, List<CommandLine> commands, List<String> options) {
    List<String> first = new ArrayList<>(options);
    first.add("'1: :->command'");
    first.add("'*:: :->rest'");
    arguments(first, "  ");
    line("  case $state in");
    line("    command)");
    line("      local -a commands");
    line("      commands=(");
    for (CommandLine each : commands) {
      line("        %s".formatted(quoted(described(each))));
    }
    line("      )");
    line("      _describe command commands");
    CommandSpec spec = command.getCommandSpec();
    spec.positionalParameters().stream()
        .filter(parameter -> parameter.index().contains(0))
        .map(Candidates::offered)
        .filter(offered -> !offered.isEmpty())
        .forEach(offered -> line("      compadd -- " + words(offered)));
    line("      ;;");
    line("    rest)");
    line("      case $words[1] in");
    for (CommandLine each : commands) {
      line("        %s) %s ;;".formatted(each.getCommandName(), name(each)));
    }
    if (!spec.positionalParameters().isEmpty()) {
      List<String> more = new ArrayList<>(options);
      spec.positionalParameters().stream()
          .filter(parameter -> parameter.index().max() > 0)
          .forEach(parameter -> more.add(parameter(parameter, 1)));
      line("        *)");
      arguments(more, "          ");
      line("          ;;");
    }
    line("      esac");
    line("      ;;");
    line("  esac");
  }

  private void arguments(List<String> specs, String indent) {
    line(indent + "_arguments -C -s -S \\");
    line(specs.stream().map(spec -> indent + "  " + spec).collect(Collectors.joining(" \\\n")));
  }

  /** Such as {@code '*--kernel=[The kernel design]:NAME:(v6.1 v6.7)'}. */
  private String option(OptionSpec option) {
    String what = "[" + plain(Candidates.words(option.description())) + "]";
    String value = option.arity().max() > 0 ? ":" + value(option) : "";
    boolean again = option.isMultiValue() || option.type() == List.class;
    String exclusive = again ? "*" : "(" + String.join(" ", option.names()) + ")";
    return Arrays.stream(option.names())
        .map(
            name -> {
              String joined = value.isEmpty() ? "" : name.startsWith("--") ? "=" : "+";
              return quoted(exclusive + name + joined + what + value);
            })
        .collect(Collectors.joining(" "));
  }

  /** Such as {@code '2:NAME:(v6.1 v6.7)'}. */
  private String parameter(PositionalParamSpec parameter, int before) {
    boolean many = parameter.index().isVariable() || parameter.index().max() > 9;
    String place =
        many
            ? "*"
            : (parameter.index().min() + 1 - before) + (parameter.arity().min() == 0 ? ":" : "");
    return quoted(place + ":" + value(parameter));
  }

  private String value(ArgSpec argument) {
    List<String> offered = Candidates.offered(argument);
    String label = plain(argument.paramLabel());
    if (!offered.isEmpty()) {
      return argument.paramLabel().equals("userspace")
          ? label + ":_values -s , " + label + " " + words(offered)
          : label + ":(" + words(offered) + ")";
    }
    return label + ":" + (Candidates.isFile(argument) ? "_files" : " ");
  }

  private static String words(List<String> offered) {
    return String.join(" ", offered);
  }

  private static String described(CommandLine command) {
    String header = Candidates.words(command.getCommandSpec().usageMessage().header());
    return command.getCommandName() + ":" + header;
  }

  /** Without what has a meaning in the specification of an argument. */
  private static String plain(String text) {
    return text.replaceAll("[\\[\\]:\\\\]", " ").replaceAll(" +", " ").strip();
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  private static String name(CommandLine command) {
    return "_" + command.getCommandSpec().qualifiedName("_").replace('-', '_');
  }
}

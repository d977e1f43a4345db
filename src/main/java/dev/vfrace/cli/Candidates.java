package dev.vfrace.cli;

import dev.vfrace.count.Metric;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.settings.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What a shell offers for the values of options and parameters: the names in {@code conf/}. */
final class Candidates {

  /** By the name of an option, or the label of a parameter, or that with its command before it. */
  private final Map<String, List<String>> values = new LinkedHashMap<>();

  private Candidates() {}

  /** The names that a configuration has. */
  static Candidates of(Catalogue catalogue) {
    Candidates candidates = new Candidates();
    List<String> kernels = sorted(catalogue.kernels().keySet());
    List<String> programs = sorted(catalogue.userspace().keySet());
    List<String> timings = sorted(catalogue.timings().keySet());
    List<String> images = sorted(catalogue.images().keySet());
    List<String> scenarios = sorted(catalogue.scenarios().keySet());
    candidates.values.put("--kernel", kernels);
    candidates.values.put("--scenario", scenarios);
    candidates.values.put("--timing", timings);
    candidates.values.put("--like", timings);
    candidates.values.put("--userspace", with(programs, "all", "none", "auto"));
    candidates.values.put("--image", with(images, "none"));
    candidates.values.put("--placement", List.of("auto", "together", "tasks", "apart"));
    candidates.values.put("--pace", List.of("real", "free"));
    candidates.values.put("--lag", List.of("auto", "unbounded"));
    candidates.values.put("--metric", Arrays.stream(Metric.values()).map(Metric::word).toList());
    candidates.values.put("KERNEL", kernels);
    candidates.values.put("DESIGN", kernels);
    candidates.values.put("PROGRAM", programs);
    List<String> comparable = all(List.of(kernels, timings, programs, images));
    candidates.values.put("A", comparable);
    candidates.values.put("B", comparable);
    candidates.values.put("NAME", all(List.of(kernels, scenarios, programs, timings, images)));
    candidates.values.put("show KIND", Arrays.stream(Kind.values()).map(Kind::key).toList());
    candidates.values.put("list KIND", Arrays.stream(Kind.values()).map(Kind::directory).toList());
    return candidates;
  }

  private static List<String> sorted(Collection<String> names) {
    return names.stream().sorted().toList();
  }

  private static List<String> with(List<String> names, String... more) {
    return Stream.concat(names.stream(), Stream.of(more)).toList();
  }

  private static List<String> all(List<List<String>> names) {
    return names.stream().flatMap(List::stream).distinct().toList();
  }

  /** Has a command and its subcommands offer them, where they offer nothing better themselves. */
  void addTo(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    for (OptionSpec option : List.copyOf(spec.options())) {
      // Picocli does not let go of one that is in a group.
      if (option.group() == null) {
        spec.remove(option);
        spec.addOption(offering(spec, option));
      }
    }
    for (PositionalParamSpec parameter : List.copyOf(spec.positionalParameters())) {
      of(spec, parameter, parameter.paramLabel())
          .filter(offered -> parameter.group() == null)
          .ifPresent(
              offered -> {
                spec.remove(parameter);
                spec.addPositional(parameter.toBuilder().completionCandidates(offered).build());
              });
    }
    command.getSubcommands().values().stream().distinct().forEach(this::addTo);
  }

  /** Picocli tells values apart by their labels, and takes a list for one that has values. */
  private OptionSpec offering(CommandSpec spec, OptionSpec option) {
    OptionSpec.Builder rebuilt =
        OptionSpec.builder(option.names())
            .description(escaped(option.description()))
            .arity(option.arity().toString());
    if (option.arity().max() == 0) {
      return rebuilt.type(boolean.class).build();
    }
    Optional<List<String>> offered = of(spec, option, option.longestName());
    offered.ifPresent(rebuilt::completionCandidates);
    return rebuilt
        .type(isFile(option) ? Path.class : option.isMultiValue() ? List.class : String.class)
        .paramLabel(offered.isPresent() ? option.longestName().substring(2) : option.paramLabel())
        .build();
  }

  /** A description that was formatted is formatted again. */
  private static String[] escaped(String... lines) {
    return Arrays.stream(lines).map(line -> line.replace("%", "%%")).toArray(String[]::new);
  }

  private Optional<List<String>> of(CommandSpec spec, ArgSpec argument, String name) {
    List<String> special = values.get(spec.name() + " " + name);
    if (special != null) {
      return Optional.of(special);
    }
    return argument.completionCandidates() == null
        ? Optional.ofNullable(values.get(name))
        : Optional.of(offered(argument));
  }

  /** What a shell offers for a value; empty: nothing, or files. */
  static List<String> offered(ArgSpec argument) {
    List<String> offered = new ArrayList<>();
    if (argument.completionCandidates() != null) {
      argument.completionCandidates().forEach(offered::add);
    }
    return offered;
  }

  /** Whether a value is the name of a file. */
  static boolean isFile(ArgSpec argument) {
    boolean isPath =
        argument.type() == Path.class
            || Arrays.asList(argument.auxiliaryTypes()).contains(Path.class);
    return isPath || argument.paramLabel().matches(".*\\b(FILE|DATA|CONF|CSV)\\b.*");
  }

  /** What an option or a command is, in its first words, on a line. */
  static String words(String... description) {
    String first = description.length == 0 ? "" : description[0];
    String sentence = first.replace("%%", "%").replace("%n", " ").replaceFirst("[.:;] .*", "");
    return sentence.replaceFirst("[.:]$", "").strip();
  }
}

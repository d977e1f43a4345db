package dev.vfrace.cli;

import dev.vfrace.settings.Catalogue;
import dev.vfrace.settings.RunOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Where the configuration comes from: options of every command. */
final class ConfigOptions {

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = {
        "A configuration file in HOCON over conf/, with your own definitions or settings.",
        "May be given more than once; later ones win."
      })
  private List<Path> files = List.of();

  @Option(
      names = "-D",
      paramLabel = "KEY=VALUE",
      description = {
        "One setting, over the files: any key, with or without 'vfrace.' before it.",
        "Quote names with dots: -D 'kernel.\"v6.1\".rescan-at-probe=true'."
      })
  private List<String> defines = List.of();

  /** Reads the configuration with a file below those given, and options of {@code run} on top. */
  Catalogue load(Path confDir, Path below, Map<RunOption, List<String>> options) {
    List<Path> all = new ArrayList<>();
    all.add(below);
    all.addAll(files);
    return Catalogue.load(confDir, all, defines, options);
  }

  /** These options as they were given, for another command line. */
  List<String> given() {
    return Stream.concat(
            files.stream().flatMap(file -> Stream.of("-c", file.toString())),
            defines.stream().flatMap(define -> Stream.of("-D", define)))
        .toList();
  }

  /** Reads the configuration, with options of {@code run} on top. */
  Catalogue load(Path confDir, Map<RunOption, List<String>> options) {
    return Catalogue.load(confDir, files, defines, options);
  }
}

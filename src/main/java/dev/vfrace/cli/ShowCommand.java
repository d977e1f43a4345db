package dev.vfrace.cli;

import dev.vfrace.explain.MessageTable;
import dev.vfrace.explain.Plays;
import dev.vfrace.explain.RaceFinder;
import dev.vfrace.explain.RecordedCycle;
import dev.vfrace.explain.Rehearsal;
import dev.vfrace.explain.StepTable;
import dev.vfrace.model.KernelDesign;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.settings.Kind;
import dev.vfrace.text.Page;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows one definition, and for a kernel what its steps expose. */
@Command(
    name = "show",
    header = "Shows a definition, and of a kernel what each reader sees at each step.",
    description = {
      "Prints the definition as HOCON, defaults included: a start for a file of your own, to be"
          + " given with -c. What departs from the bundled definition has its place above it.",
      "",
      "For a kernel the steps of register_netdevice (S1 to S10), of the delayed vf_takeover work,"
          + " and of unregister_netdevice (R1 to R8) follow as comments, with what each way to look"
          + " at the VF gives after each step.",
      "",
      "For a timing or a program a table follows of what each figure rests on: measured, constant"
          + " (it stands in a source), bound (it lies within what a source allows), or estimate.",
      "",
      "'vfrace show race' explains a program's window on a kernel, 'vfrace show clock' the clock."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vfrace show kernel v6.1",
      "  vfrace show kernel v6.1 --messages",
      "  vfrace show userspace udev-azure-rule",
      "  vfrace show image ubuntu-22.04",
      "  vfrace show race v6.1 udev-azure-rule",
      "  vfrace show clock",
      "  vfrace show timing azure-mlx5 > mine.conf; vfrace run --timing mine.conf"
    })
final class ShowCommand implements Callable<Integer> {

  private static final String INDENT = "  ";
  private static final String COMMENT = "# ";

  private final Surroundings surroundings;

  @Mixin private final ConfigOptions config = new ConfigOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "KIND",
      converter = KindConverter.class,
      description = "kernel, scenario, userspace, timing or image.")
  private @Nullable Kind kind;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "NAME",
      description = "As 'vfrace list' has it.")
  private String name = "";

  @Option(
      names = "--messages",
      description =
          "Of a kernel: also what its parts tell one another in such a cycle, in its order.")
  private boolean messages;

  @Option(names = "--wide", description = "Tables as wide as they come, with all their columns.")
  private boolean wide;

  ShowCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Kind shown = kind;
    if (shown == null || name.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "Missing required parameters: 'KIND', 'NAME', or 'race', 'clock'");
    }
    if (messages && shown != Kind.KERNEL) {
      throw new ParameterException(
          spec.commandLine(), "--messages is for a kernel, not for a " + shown.key());
    }
    Catalogue catalogue = config.load(surroundings.confDir(), Map.of());
    String hocon = catalogue.pages().hocon(shown, name);
    PrintWriter out = spec.commandLine().getOut();
    out.println(shown.path(name) + " {");
    hocon.lines().forEach(line -> out.println((INDENT + line).stripTrailing()));
    out.println("}");
    showFigures(catalogue.pages().figures(shown, name, page()), out);
    KernelDesign design = shown == Kind.KERNEL ? catalogue.kernels().get(name) : null;
    if (design != null) {
      showChanges(design, catalogue, out);
      showSteps(design, catalogue, out);
    }
    out.flush();
    return ExitCode.OK;
  }

  /** The page that comments are written on. */
  private Page page() {
    Page page = surroundings.page(surroundings.out(), wide);
    return wide ? page : new Page(page.width() - COMMENT.length(), page.emphasis());
  }

  private void showFigures(List<String> figures, PrintWriter out) {
    if (!figures.isEmpty()) {
      out.println();
      comment(figures, out);
    }
  }

  /** What its own definition changed of the one that it was derived from. */
  private static void showChanges(KernelDesign design, Catalogue catalogue, PrintWriter out) {
    design
        .naming()
        .from()
        .ifPresent(
            base -> {
              List<String> changes = catalogue.pages().differences(design.name(), base);
              out.println();
              out.println(
                  "# Against %s: %s"
                      .formatted(base, changes.isEmpty() ? "the same" : changes.remove(0)));
              changes.forEach(change -> out.println("#   " + change));
            });
  }

  private void showSteps(KernelDesign design, Catalogue catalogue, PrintWriter out) {
    out.println();
    RecordedCycle cycle;
    try (Rehearsal rehearsal = new Rehearsal()) {
      Plays plays = new Plays(rehearsal);
      RaceFinder finder = new RaceFinder(plays, catalogue.programs());
      cycle = plays.evenSteps(design, finder.helpers(design));
    }
    comment(new StepTable(cycle, design.shown().getLinkFinds()).lines(page()), out);
    if (messages) {
      out.println();
      comment(new MessageTable(cycle).lines(page()), out);
    }
  }

  private void comment(List<String> lines, PrintWriter out) {
    page().text(lines).lines().forEach(line -> out.println((COMMENT + line).stripTrailing()));
  }
}

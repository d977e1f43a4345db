package dev.vfrace.cli;

import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.question.Verdict;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.study.Calibration;
import dev.vfrace.study.Plan;
import dev.vfrace.study.Turns;
import dev.vfrace.text.Page;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says how many cycles a question takes, and how long they take here. */
@Command(
    name = "plan",
    header = "Says how many cycles, and how many minutes here, a question takes.",
    abbreviateSynopsis = true,
    description = {
      "Runs the campaign for 3 s, again and again until that goes no faster, to learn its speed and"
          + " its rates.",
      "",
      "With --rate: cycles to see one event of that rate, to bound a rate without events below it,"
          + " and to know it to 10 %%.",
      "With --drop: cycles of each of two designs to tell that a rate has dropped so many times:"
          + " the rate given with --rate, or else each rate that the campaign shows."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vfrace plan --rate 1e-6 --confidence 0.99",
      "  vfrace plan --drop 10x --userspace udev-azure-rule,sysfs-scanner"
    })
final class PlanCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private final ConfigOptions config = new ConfigOptions();
  @Mixin private final CampaignArguments campaign = new CampaignArguments();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--rate", paramLabel = "R", description = "Above 0, below 1; 1e-6, 0.5%%.")
  private String rate = "";

  @Option(names = "--drop", paramLabel = "Kx", description = "How many times: 10x, above 1.")
  private String drop = "";

  @Option(
      names = "--confidence",
      paramLabel = "C",
      defaultValue = "0.95",
      description = "Above 0.5, below 1; default ${DEFAULT-VALUE}.")
  private double confidence;

  @Option(
      names = "--power",
      paramLabel = "P",
      defaultValue = "0.9",
      description =
          "With --drop: how surely it is to be told, above 0.5, below 1; default ${DEFAULT-VALUE}.")
  private double power;

  PlanCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    Optional<Double> factor = drop.isEmpty() ? Optional.empty() : Optional.of(factor());
    OptionalDouble asked = rate.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(rate());
    if (factor.isEmpty() && asked.isEmpty()) {
      throw wrong("give --rate, --drop, or both");
    }
    share("--confidence", confidence, 0.5);
    share("--power", power, 0.5);
    if (factor.isEmpty() && spec.commandLine().getParseResult().hasMatchedOption("--power")) {
      throw wrong("--power: it says how surely a drop is told; allowed: with --drop");
    }
    Catalogue catalogue = config.load(surroundings.confDir(), campaign.given());
    Turns calibration = calibrate(catalogue);
    if (!calibration.areWhole()) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("vfrace: no plan: the speed and the rates could not be measured");
      err.flush();
      calibration.measured().forEach(run -> StudyFlow.tellFailure(run, "measuring", err));
      return StudyFlow.exitCode(calibration, Verdict.PASS);
    }
    Plan plan = new Plan(calibration.last(), confidence, power);
    PrintWriter out = spec.commandLine().getOut();
    Page page = surroundings.page(surroundings.out(), catalogue.runOptions().wide());
    List<String> lines =
        factor.isPresent()
            ? plan.forDrop(factor.get(), asked, page)
            : plan.forRate(asked.getAsDouble(), page);
    out.print(page.text(lines));
    out.flush();
    return ExitCode.OK;
  }

  private Turns calibrate(Catalogue catalogue) throws InterruptedException {
    CampaignSettings settings = catalogue.plannedCampaign(Calibration.EACH);
    Calibration calibration =
        new Calibration(settings, surroundings.engine()::run, surroundings.recorder());
    RunOutput output =
        new RunOutput(
            catalogue.runOptions(),
            spec.commandLine().getOut(),
            spec.commandLine().getErr(),
            surroundings);
    catalogue.withoutEffect(settings).forEach(output::note);
    output.note(Calibration.intention());
    return calibration.run(surroundings.stop());
  }

  private double rate() {
    boolean percent = rate.endsWith("%");
    double value = number("--rate", percent ? rate.substring(0, rate.length() - 1) : rate);
    return share("--rate", percent ? value / 100 : value, 0);
  }

  private double factor() {
    double value =
        number("--drop", drop.endsWith("x") ? drop.substring(0, drop.length() - 1) : drop);
    if (!(value > 1 && value < Double.POSITIVE_INFINITY)) {
      throw wrong("--drop %s: allowed: a factor above 1, such as 10x".formatted(drop));
    }
    return value;
  }

  private double number(String option, String text) {
    try {
      return PlainNumbers.decimal(text);
    } catch (NumberFormatException e) {
      throw wrong("%s %s: not a number; allowed: such as 1e-6".formatted(option, text));
    }
  }

  private double share(String option, double value, double above) {
    if (!(value > above && value < 1)) {
      throw wrong("%s %s: allowed: above %s, below 1".formatted(option, value, above));
    }
    return value;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}

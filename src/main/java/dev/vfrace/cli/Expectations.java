package dev.vfrace.cli;

import dev.vfrace.model.ProgramSpec;
import dev.vfrace.question.Expectation;
import dev.vfrace.question.RuleSyntaxException;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.settings.Kind;
import dev.vfrace.settings.SettingsException;
import java.util.List;

/** Checks the expectations of a run before anything is run. */
final class Expectations {

  private final Catalogue catalogue;
  private final List<String> running;

  /**
   * For one run.
   *
   * @param catalogue knows all programs there are
   * @param programs those that run
   */
  Expectations(Catalogue catalogue, List<ProgramSpec> programs) {
    this.catalogue = catalogue;
    this.running = programs.stream().map(ProgramSpec::name).toList();
  }

  /**
   * Accepts expressions that name programs of this run.
   *
   * @throws UsageException if one cannot be decided by this run
   */
  void check(List<String> expressions) {
    expressions.forEach(this::check);
  }

  private void check(String expression) {
    Expectation expectation;
    try {
      expectation = Expectation.parse(expression);
    } catch (RuleSyntaxException e) {
      throw new UsageException("--expect: " + e.getMessage());
    }
    if (!running.contains(expectation.program())) {
      throw notRunning(expectation);
    }
  }

  private UsageException notRunning(Expectation expectation) {
    String where = "--expect: expectation '" + expectation.expression() + "': ";
    String name = expectation.program();
    try {
      catalogue.hocon(Kind.USERSPACE, name);
    } catch (SettingsException unknown) {
      return new UsageException(where + unknown.getMessage());
    }
    return new UsageException(
        "%s'%s' does not run; add it to --userspace, or name one of those that run: %s"
            .formatted(where, name, String.join(", ", running)));
  }
}

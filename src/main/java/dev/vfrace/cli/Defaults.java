package dev.vfrace.cli;

import dev.vfrace.settings.Reference;
import java.util.Collections;
import java.util.Enumeration;
import java.util.ResourceBundle;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The defaults of {@code reference.conf} for the help texts: {@code ${bundle:run.kernel}} is {@code
 * vfrace.run.kernel}. The file is read when the first of them is asked for.
 */
final class Defaults extends ResourceBundle {

  private static final Set<String> SHOWN =
      Set.of(
          "run.kernel",
          "run.scenario",
          "run.timing",
          "run.userspace",
          "run.image",
          "run.auto-cycles",
          "run.duration",
          "run.lanes",
          "run.auto-lanes",
          "run.threads",
          "run.placement",
          "run.seed",
          "run.metric",
          "run.format",
          "run.witnesses",
          "sensitivity.auto-cycles",
          "sweep.auto-cycles",
          "sweep.points",
          "solve.auto-cycles",
          "solve.range",
          "shrink.bound",
          "shrink.most",
          "shrink.auto-cycles",
          "clock.pace",
          "clock.lag");

  @Override
  protected @Nullable Object handleGetObject(String key) {
    return SHOWN.contains(key) ? Reference.text(key) : null;
  }

  @Override
  public Enumeration<String> getKeys() {
    return Collections.enumeration(SHOWN);
  }
}

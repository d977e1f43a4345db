package dev.vfrace.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.campaign.CampaignRunner;
import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.campaign.Measurement;
import dev.vfrace.count.Counter;
import dev.vfrace.count.Counts;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.model.Trigger;
import dev.vfrace.settings.Catalogue;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is derived of a design and a program is what the model counts, where it is certain. */
@Tag("campaign")
class RaceAgreementTest {

  private static final Catalogue BUNDLED =
      Catalogue.load(Catalogue.confDir(), List.of(), List.of(), Map.of());

  private static final Rehearsal REHEARSAL = new Rehearsal();

  @AfterAll
  static void closeRehearsal() {
    REHEARSAL.close();
  }

  static Set<String> kernels() {
    return BUNDLED.kernels().keySet();
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void theModelAgrees(String kernel) throws InterruptedException {
    Measurement measured = run(kernel);
    List<ProgramSpec> programs = measured.settings().programs();
    RaceFinder finder = new RaceFinder(new Plays(REHEARSAL), BUNDLED.programs());
    for (int index = 0; index < programs.size(); index++) {
      ProgramSpec program = programs.get(index);
      Counts counts = measured.totals().programs().get(index);
      Race race = finder.find(BUNDLED.kernel(kernel), program);
      switch (race.kind()) {
        case NONE -> assertThat(counts.of(Counter.MISJUDGED)).as(program.name()).isZero();
        case EVERY_TIME ->
            assertThat(counts.of(Counter.MISJUDGED)).as(program.name()).isEqualTo(counts.trials());
        case WINDOW, UNBOUNDED, OWN -> {}
      }
    }
  }

  /** Without the manager that a design asks, for its answer is no certainty. */
  private static Measurement run(String kernel) throws InterruptedException {
    String userspace =
        BUNDLED.userspace().values().stream()
            .filter(program -> program.trigger() != Trigger.KERNEL_ASK)
            .map(ProgramSpec::name)
            .collect(Collectors.joining(","));
    CampaignSettings settings =
        Catalogue.load(
                Catalogue.confDir(),
                List.of(),
                List.of(
                    "run.kernel=\"" + kernel + "\"",
                    "run.userspace=\"" + userspace + "\"",
                    "run.cycles=200",
                    "run.threads=1"),
                Map.of())
            .campaign();
    return new CampaignRunner(settings, InstantSource.system()).run(new CompletableFuture<>());
  }
}

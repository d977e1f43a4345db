package dev.vfrace.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.model.Bases;
import dev.vfrace.model.Basis;
import dev.vfrace.text.Page;
import dev.vfrace.vocabulary.KernelStep;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
final class BasisTest {

  private static final String MEASURED =
      "{ dist = lognormal, median = 1ms, p99 = 2ms, kind = measured, source = \"my trace\" }";

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"azure-mana", "azure-mlx5", "boot-storm"})
  void everyFigureOfABundledTimingSaysWhatItRestsOn(String timing) {
    assertThat(
            bases(Loading.options(Map.of(RunOption.TIMING, List.of(timing)))).figures().entrySet())
        .filteredOn(figure -> figure.getKey().startsWith("timing."))
        .hasSizeGreaterThan(KernelStep.values().length)
        .allSatisfy(it -> assertThat(it.getValue().source()).isNotEqualTo(Basis.NOT_SAID.source()));
  }

  /** VF_TAKEOVER_INT is HZ/10 (drivers/net/hyperv/netvsc_drv.c). */
  @Test
  void theDelayOfTheTakeoverIsAConstantOfTheSource() {
    assertThat(bases(Loading.defines()).of(KernelStep.VF_TAKEOVER).kind())
        .isEqualTo(Basis.Kind.CONSTANT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "timing.userspace.rename=1ms",
        "timing.userspace.rename.median=1ms",
        "timing.userspace.rename={dist=lognormal,median=1ms,p99=2ms}"
      })
  void whoChangesAMeasuredFigureMakesItAnEstimateUnlessHeSaysOtherwise(String define) {
    assertThat(bases(Loading.defines(define)).figures().get("timing.userspace.rename"))
        .isEqualTo(Basis.NOT_SAID);
  }

  @Test
  void aFigureOfTheUsersIsAsHeSays() {
    Basis mine = new Basis(Basis.Kind.MEASURED, "my trace");
    assertThat(bases(Loading.defines("timing.kernel.queues=" + MEASURED)).of(KernelStep.QUEUES))
        .isEqualTo(mine);
    assertThat(
            bases(
                    Loading.defines(
                        "timing.kernel.queues.median=1ms",
                        "timing.kernel.queues.kind=measured",
                        "timing.kernel.queues.source=my trace"))
                .of(KernelStep.QUEUES))
        .isEqualTo(mine);
    Path file =
        Loading.write(
            directory.resolve("mine.conf"),
            """
            vfrace.timing { like = azure-mlx5, kernel {
              queues { median = 1ms, kind = measured, source = my trace }
              list { median = 1us }
            } }
            """);
    Bases ofFile = bases(Loading.options(Map.of(RunOption.TIMING, List.of(file.toString()))));
    assertThat(ofFile.of(KernelStep.QUEUES)).isEqualTo(mine);
    assertThat(ofFile.of(KernelStep.LIST)).isEqualTo(Basis.NOT_SAID);
    assertThat(ofFile.of(KernelStep.VF_FOLLOW).kind()).isEqualTo(Basis.Kind.CONSTANT);
  }

  @Test
  void anUnknownKindIsRefusedWithThoseThereAre() {
    assertThat(
            Loading.refusal(
                () ->
                    Loading.defines("timing.kernel.queues={dist=constant,value=1ms,kind=guessed}")))
        .contains("timing.kernel.queues.kind = guessed: unknown word 'guessed'")
        .contains("allowed: measured, constant, bound, estimate");
    assertThat(
            Loading.refusal(
                () ->
                    Loading.defines(
                        "timing.together=[{steps=[queues,list],rank-correlation=0.5,kind=guess}]")))
        .contains("unknown word 'guess'");
  }

  @Test
  void aTimingThatIsShownAndRunAgainRestsOnTheSame() {
    Catalogue bundled = Loading.defines();
    Path copy =
        Loading.write(
            directory.resolve("copy.conf"),
            "vfrace.timing {\n" + bundled.pages().hocon(Kind.TIMING, "azure-mlx5") + "\n}");
    assertThat(bases(Loading.options(Map.of(RunOption.TIMING, List.of(copy.toString())))))
        .isEqualTo(bases(bundled));
    assertThat(
            String.join(
                "\n", bundled.pages().figures(Kind.TIMING, "azure-mlx5", Page.file().wide())))
        .contains("queues", "VF_TAKEOVER_INT is HZ/10", "constant", "rank-correlation");
  }

  @Test
  void whatAFigureRestsOnChangesNoCount() {
    Catalogue bundled = Loading.defines();
    Catalogue vouched = Loading.defines("timing.kernel.queues.kind=measured");
    assertThat(vouched.campaign().provenance().fingerprint())
        .isEqualTo(bundled.campaign().provenance().fingerprint());
    assertThat(vouched.campaign().provenance().departures().values()).isEmpty();
  }

  @Test
  void aRecordedRunRestsOnTheSame() {
    Catalogue bundled = Loading.defines();
    assertThat(
            bases(Catalogue.recorded("a run", bundled.campaign().provenance(), Map.of())).figures())
        .containsAllEntriesOf(bases(bundled).figures());
  }

  private static Bases bases(Catalogue catalogue) {
    return catalogue.campaign().provenance().bases();
  }
}

package dev.vfrace.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.campaign.Comparison;
import dev.vfrace.model.KernelTiming;
import dev.vfrace.study.LeftOut;
import dev.vfrace.study.SensitivityStudy;
import dev.vfrace.study.Variation;
import dev.vfrace.vocabulary.KernelStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("campaign")
final class SensitivityTest {

  private static final Map<RunOption, List<String>> ONE =
      Map.of(RunOption.USERSPACE, List.of("udev-azure-rule"), RunOption.CYCLES, List.of("1000"));
  private static final SensitivityStudy STUDY =
      Loading.options(ONE).studies().sensitivity(List.of("v6.1", "v6.7"));

  @Test
  void estimatesInUseAreHalvedAndDoubledAndNothingElse() {
    CampaignSettings given = STUDY.campaigns().get(0);
    for (String change : List.of("÷ 2", "× 2")) {
      CampaignSettings varied = varied("queues", change);
      double factor = change.equals("× 2") ? 2 : 0.5;
      for (KernelStep step : KernelStep.values()) {
        double expected = step == KernelStep.QUEUES ? factor : 1;
        for (double share : new double[] {0.1, 0.5, 0.99}) {
          assertThat(quantile(varied, step, share))
              .as("%s of %s", share, step)
              .isCloseTo(quantile(given, step, share) * expected, Percentage.withPercentage(0.01));
        }
      }
      assertThat(varied.programs().get(0).latency().quantile(0.9))
          .isEqualTo(given.programs().get(0).latency().quantile(0.9));
      assertThat(varied.seed()).isEqualTo(given.seed());
      assertThat(varied.cycles()).isEqualTo(given.cycles());
    }
  }

  @Test
  void aProgramsOwnFigureIsVariedForItAlone() {
    CampaignSettings varied = varied("udev-azure-rule latency", "× 2");
    assertThat(varied.programs().get(0).latency().quantile(0.5))
        .isCloseTo(
            2 * STUDY.campaigns().get(0).programs().get(0).latency().quantile(0.5),
            Percentage.withPercentage(0.01));
    assertThat(quantile(varied, KernelStep.QUEUES, 0.5))
        .isEqualTo(quantile(STUDY.campaigns().get(0), KernelStep.QUEUES, 0.5));
  }

  /** 0 and the most that was measured, 0.65; the bundled timings have an estimate between. */
  @Test
  void theCorrelationIsTakenToItsEnds() {
    assertThat(STUDY.variations())
        .contains(
            new Variation("rank-correlation", "0.52", "= 0"),
            new Variation("rank-correlation", "0.52", "= 0.65"));
  }

  @Test
  void saysWhatIsNotVariedAndWhy() {
    assertThat(STUDY.leftOut())
        .contains(
            new LeftOut("vf-takeover", "constant"),
            new LeftOut("rename", "measured"),
            new LeftOut("master-link", "bound"),
            new LeftOut("resume", "not made use of"));
    assertThat(STUDY.variations())
        .extracting(Variation::figure)
        .doesNotContain("vf-takeover", "rename", "master-link", "resume");
  }

  @Test
  void eachVariationIsComparedWithWhatIsGivenAndTheDesignsWithOneAnother() {
    assertThat(STUDY.comparisons())
        .contains(
            new Comparison(0, 1), new Comparison(0, 2), new Comparison(1, 3), new Comparison(2, 3))
        .doesNotContain(new Comparison(1, 2));
    assertThat(STUDY.names()).startsWith("v6.1 as given", "v6.7 as given");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{dist=uniform,min=1ms,max=3ms}",
        "{dist=exponential,mean=1ms}",
        "{dist=gamma,shape=2,mean=1ms}",
        "{dist=pareto,min=1ms,alpha=3}",
        "{dist=empirical,quantiles=[[0,1ms],[1,5ms]]}",
        "{dist=mixture,parts=[{weight=1,dist=constant,value=1ms},{weight=2,dist=normal,mean=2ms,sd=1ms}]}",
        "7ms"
      })
  void everyDistributionIsScaled(String delay) {
    Catalogue catalogue = loaded(ONE, "timing.kernel.queues=" + delay, "timing.together=[]");
    SensitivityStudy study = catalogue.studies().sensitivity(List.of("v6.1"));
    int place = study.variations().indexOf(variation(study, "queues", "× 2"));
    for (double share : new double[] {0.2, 0.5, 0.9}) {
      assertThat(quantile(study.campaigns().get(place + 1), KernelStep.QUEUES, share))
          .isCloseTo(
              2 * quantile(study.campaigns().get(0), KernelStep.QUEUES, share),
              Percentage.withPercentage(0.01));
    }
  }

  @Test
  void whatTheUserMeasuredIsNotVaried() {
    Catalogue catalogue =
        loaded(ONE, "timing.kernel.queues={dist=constant,value=1ms,kind=measured,source=mine}");
    SensitivityStudy study = catalogue.studies().sensitivity(List.of());
    assertThat(study.designs()).containsExactly("v6.1");
    assertThat(study.leftOut()).contains(new LeftOut("queues", "measured"));
  }

  @Test
  void aFigureThatTheTimingReplacesIsVariedForAllWhoHaveIt() {
    SensitivityStudy study =
        Loading.options(
                Map.of(
                    RunOption.TIMING,
                    List.of("boot-storm"),
                    RunOption.USERSPACE,
                    List.of("udev-azure-rule")))
            .studies()
            .sensitivity(List.of("v6.1"));
    assertThat(study.variations())
        .extracting(Variation::figure)
        .contains("uevent-latency")
        .doesNotContain("udev-azure-rule latency");
  }

  @Test
  void aDurationIsRefusedForTheCyclesWouldNotBeTheSame() {
    assertThat(
            Loading.refused(
                () ->
                    Loading.options(Map.of(RunOption.DURATION, List.of("5s")))
                        .studies()
                        .sensitivity(List.of("v6.1"))))
        .contains("run.duration", "compared cycle by cycle");
  }

  private static Catalogue loaded(Map<RunOption, List<String>> options, String... defines) {
    return Catalogue.load(Catalogue.confDir(), List.of(), List.of(defines), options);
  }

  private static CampaignSettings varied(String figure, String change) {
    List<Variation> variations = new ArrayList<>(STUDY.variations());
    return STUDY.campaigns().get(2 * (variations.indexOf(variation(STUDY, figure, change)) + 1));
  }

  private static Variation variation(SensitivityStudy study, String figure, String change) {
    return study.variations().stream()
        .filter(it -> it.figure().equals(figure) && it.change().equals(change))
        .findFirst()
        .orElseThrow();
  }

  private static double quantile(CampaignSettings campaign, KernelStep step, double share) {
    KernelTiming kernel = campaign.timing().kernel();
    return kernel.of(step).quantile(share);
  }
}

package dev.vfrace.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.delay.Delay;
import dev.vfrace.vocabulary.KernelStep;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is recorded of a campaign's configuration is enough to build it again. */
@Tag("unit")
class RecordedTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run.cycles=1000",
        "run.kernel=v4.19",
        "run.timing=raw",
        "run.scenario=boot",
        "run.userspace=[\"cloud-init-19.3\",networkmanager-azure-rule]",
        "run.userspace=none",
        "run.image=debian-12",
        "run.seed=auto",
        "run.duration=5s",
        "run.until=udev-azure-rule.sawUnslaved events 5",
        "clock.pace=real",
        "clock.lag=unbounded",
        "timing.kernel.queues={dist=uniform,min=1us,max=3us}",
        "timing.together=[{steps=[queues,list],programs=all,rank-correlation=0.5}]",
        "timing.together=[{steps=[queues],programs=[wicked],rank-correlation=-0.2}]",
        "timing.stall={per-second=2,length={dist=exponential,mean=3ms}}",
        "kernel.\"v6.1\".rescan-at-probe=true",
        "userspace.wicked.latency=7us",
        "traffic.spacing=1ms",
        "controls.lanes=3"
      })
  void givesTheSameCampaignAgain(String define) {
    CampaignSettings first = Loading.defines(define).campaign();
    CampaignSettings again = recorded(first, Map.of());
    assertThat(again.provenance()).isEqualTo(first.provenance());
    assertThat(again.limits()).isEqualTo(first.limits());
    assertThat(again.concurrency()).isEqualTo(first.concurrency());
    assertThat(again.clock()).isEqualTo(first.clock());
    assertThat(again.controls()).isEqualTo(first.controls());
    assertThat(again.seed()).isEqualTo(first.seed());
    assertThat(again.kernel()).isEqualTo(first.kernel());
    assertThat(again.scenario().toString()).isEqualTo(first.scenario().toString());
    assertThat(again.timing().name()).isEqualTo(first.timing().name());
    for (KernelStep step : KernelStep.values()) {
      Delay delay = first.timing().kernel().of(step);
      assertThat(again.timing().kernel().of(step).toString()).isEqualTo(delay.toString());
    }
    assertThat(again.timing().stalls()).isEqualTo(first.timing().stalls());
    assertThat(again.image()).isEqualTo(first.image());
    assertThat(again.programs().toString()).isEqualTo(first.programs().toString());
  }

  @Test
  void holdsNothingElse() {
    String text = Loading.defines("run.userspace=wicked").campaign().provenance().configuration();
    assertThat(text).contains("wicked", "v6.1", "hot-add").doesNotContain("v6.7", "connman {");
  }

  @Test
  void anotherNumberOfThreadsIsTheSameCampaign() {
    CampaignSettings first = Loading.defines("run.threads=3").campaign();
    CampaignSettings again = recorded(first, Map.of(RunOption.THREADS, List.of("2")));
    assertThat(again.threads()).isEqualTo(2);
    assertThat(again.provenance().fingerprint()).isEqualTo(first.provenance().fingerprint());
  }

  private static CampaignSettings recorded(
      CampaignSettings settings, Map<RunOption, List<String>> options) {
    return Catalogue.again("a run", settings.provenance(), Map.of(), options).campaign();
  }
}

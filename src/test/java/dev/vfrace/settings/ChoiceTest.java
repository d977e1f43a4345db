package dev.vfrace.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.model.ProgramSpec;
import dev.vfrace.timeline.Placement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ChoiceTest {

  private static final Choice CHOICE = Choice.by("a test");

  @Test
  void isTheCampaignThatTheSameOptionsGive() {
    Catalogue byOptions =
        Loading.options(
            Map.of(
                RunOption.KERNEL, List.of("v6.7"),
                RunOption.SCENARIO, List.of("boot"),
                RunOption.TIMING, List.of("raw"),
                RunOption.USERSPACE, List.of("wicked,cloud-init-19.3"),
                RunOption.CYCLES, List.of("700"),
                RunOption.LANES, List.of("7"),
                RunOption.THREADS, List.of("2"),
                RunOption.PLACEMENT, List.of("apart")));
    Choice choice =
        CHOICE
            .kernel("v6.7")
            .scenario("boot")
            .timing("raw")
            .programs(List.of("wicked", "cloud-init-19.3"))
            .cycles(700)
            .lanes(7)
            .threads(2)
            .placement(Placement.APART);
    CampaignSettings chosen = Loading.defines().with(choice).campaign();
    CampaignSettings asked = byOptions.campaign();
    assertThat(chosen.provenance().fingerprint()).isEqualTo(asked.provenance().fingerprint());
    assertThat(chosen.limits()).isEqualTo(asked.limits());
    assertThat(chosen.concurrency()).isEqualTo(asked.concurrency());
    assertThat(chosen.clock()).isEqualTo(asked.clock());
  }

  @Test
  void winsOverOptions() {
    Catalogue catalogue =
        Loading.options(
            Map.of(
                RunOption.KERNEL, List.of("v6.7"),
                RunOption.CYCLES, List.of("9"),
                RunOption.UNTIL, List.of("time 5m")));
    CampaignSettings settings =
        catalogue.with(CHOICE.kernel("v6.8").duration(Duration.ofSeconds(3)).warmUp(1)).campaign();
    assertThat(settings.kernel().name()).isEqualTo("v6.8");
    assertThat(settings.cycles()).isEmpty();
    assertThat(settings.until()).isEmpty();
    assertThat(settings.duration()).contains(Duration.ofSeconds(3));
    assertThat(settings.warmUp()).isEqualTo(1);
  }

  @Test
  void leavesWhatItIsLaidOverAlone() {
    Catalogue catalogue = Loading.defines("run.seed=auto");
    CampaignSettings before = catalogue.campaign();
    CampaignSettings chosen = catalogue.with(CHOICE.kernel("v6.8").allPrograms()).campaign();
    assertThat(catalogue.campaign().provenance()).isEqualTo(before.provenance());
    assertThat(chosen.seed()).isEqualTo(before.seed());
    assertThat(chosen.programs())
        .extracting(ProgramSpec::name)
        .isEqualTo(before.programs().stream().map(ProgramSpec::name).toList());
  }

  @Test
  void aRefusalNamesWhoChose() {
    Catalogue catalogue = Loading.defines();
    assertThat(Loading.refusal(() -> catalogue.with(CHOICE.timing("azure"))))
        .startsWith("a test: vfrace.run.timing = azure: no such timing");
  }
}

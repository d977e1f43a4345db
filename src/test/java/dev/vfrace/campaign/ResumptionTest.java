package dev.vfrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.settings.Catalogue;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On one thread a campaign that was cut counts, with what comes then, what it would have. */
@Tag("campaign")
final class ResumptionTest {

  @ParameterizedTest
  @ValueSource(strings = {"boot", "servicing-storm"})
  void countsTheSameAsWithoutACut(String scenario) throws InterruptedException {
    CampaignSettings settings =
        settings(
            "run.scenario=" + scenario,
            "run.threads=1",
            "run.lanes=3",
            "run.cycles=600",
            "traffic.spacing={dist=exponential,mean=80us}");
    Cuts cuts = new Cuts(Optional.empty());
    Measurement whole = run(settings, cuts);
    BatchSink.SoFar cut = cuts.taken.get(1);

    Measurement resumed =
        run(
            settings,
            new Cuts(
                Optional.of(
                    new Resumption(
                        cut.totals(),
                        whole.started(),
                        cut.elapsed(),
                        cut.messages(),
                        cut.laneCycles().orElseThrow(),
                        0))));

    assertThat(resumed.totals().cycles()).isEqualTo(600);
    assertThat(resumed.totals().programs()).isEqualTo(whole.totals().programs());
    assertThat(resumed.totals().controls()).isEqualTo(whole.totals().controls());
    assertThat(resumed.totals().stock()).isEqualTo(whole.totals().stock());
    assertThat(resumed.totals().traffic()).isEqualTo(whole.totals().traffic());
    assertThat(resumed.totals().flagWindows()).isEqualTo(whole.totals().flagWindows());
    assertThat(resumed.totals().masterWindows()).isEqualTo(whole.totals().masterWindows());
    assertThat(resumed.totals().outages()).isEqualTo(whole.totals().outages());
    assertThat(resumed.totals().rtnlHolds()).isEqualTo(whole.totals().rtnlHolds());
  }

  private static CampaignSettings settings(String... defines) {
    return Catalogue.load(Catalogue.confDir(), List.of(), Arrays.asList(defines), Map.of())
        .campaign();
  }

  private static Measurement run(CampaignSettings settings, BatchSink sink)
      throws InterruptedException {
    return new CampaignRunner(settings, Clock.systemUTC(), sink).run(new CompletableFuture<>());
  }

  /** Takes a batch at the end of every round. */
  private static final class Cuts implements BatchSink {

    private final Optional<Resumption> resumption;
    private final List<SoFar> taken = new ArrayList<>();

    Cuts(Optional<Resumption> resumption) {
      this.resumption = resumption;
    }

    @Override
    public Optional<Resumption> resumption() {
      return resumption;
    }

    @Override
    public boolean isDue() {
      return true;
    }

    @Override
    public void take(SoFar soFar) {
      taken.add(soFar);
    }
  }
}

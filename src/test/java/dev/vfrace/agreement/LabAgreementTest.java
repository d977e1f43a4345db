package dev.vfrace.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vfrace.calibration.CalibrationException;
import dev.vfrace.calibration.LabRun;
import dev.vfrace.model.KernelDesign;
import dev.vfrace.settings.Catalogue;
import dev.vfrace.statistics.Rate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
final class LabAgreementTest {

  private static final String HEADER =
      "i,delay,s1,post,sys_,dpm,q,list,reg,mlink,m1,rt,un,t_ue,t_m0,t_m1,t_f1,master,flags\n";

  @ParameterizedTest
  @CsvSource({"v61_vmxnet3, net-failover", "v61_fakevsc, v6.1", "v61_postinit, v6.8"})
  void theDesignIsToldByHowOftenTheFlagWasFound(String set, String design) throws IOException {
    assertThat(LabAgreement.likelyDesign(MeasuredRaceTest.Labs.read(set))).isEqualTo(design);
  }

  @Test
  void whatADesignDoesNotSetAndWhatIsTooFewIsNotPredicted() throws IOException {
    LabAgreement few = new LabAgreement(run(20, 1, "1802"), design("v6.1"));
    assertThat(few.isAnythingAsked()).isFalse();
    assertThat(new LabAgreement(run(80, 1, "1002"), design("net-failover")).isAnythingAsked())
        .isTrue();
  }

  @Test
  void anOutcomeThatTheTimesContradictIsCounted() throws IOException {
    LabRun run = run(80, 0, "1802");
    assertThat(run.cycles()).allMatch(cycle -> Gate.MASTER_LINK.contradicts(cycle, flagAt()));
    assertThat(run(80, 1, "1802").cycles())
        .noneMatch(cycle -> Gate.MASTER_LINK.contradicts(cycle, flagAt()));
  }

  @Test
  void aDifferenceBetweenHalvesIsSeenWhereChanceDoesNotExplainIt() {
    assertThat(new AgreementTable.Drift(new Rate(70, 100), new Rate(20, 100)).isSeen()).isTrue();
    assertThat(new AgreementTable.Drift(new Rate(21, 100), new Rate(20, 100)).isSeen()).isFalse();
    assertThat(new AgreementTable.Drift(new Rate(0, 100), new Rate(0, 100)).isSeen()).isFalse();
  }

  @Test
  void theOutcomesOfTheHalfThatPredictsDoNotMatter() throws IOException {
    LabRun seen = run(80, 1, "1802");
    LabRun missed = run(80, 0, "1802");
    assertThat(seen.rows().csv()).isEqualTo(missed.rows().csv());
    assertThat(seen.cycles().stream().mapToLong(Gate.MASTER_LINK::own).toArray())
        .isEqualTo(missed.cycles().stream().mapToLong(Gate.MASTER_LINK::own).toArray());
  }

  @Test
  void dataWithoutCyclesSayWhatIsAllowed() {
    assertThatThrownBy(() -> read("a,b\n1,2\n"))
        .isInstanceOf(CalibrationException.class)
        .hasMessageContaining("no cycle of a lab run in 2 lines")
        .hasMessageContaining("t_ue");
  }

  private static KernelDesign design(String name) {
    return Catalogue.load(Catalogue.confDir(), List.of(), List.of(), Map.of()).kernel(name);
  }

  private static KernelDesign.SlaveFlagAt flagAt() {
    return KernelDesign.SlaveFlagAt.REGISTER;
  }

  /** Cycles in which the master is there at 1,000 ns and read from 2,000 to 3,000 ns. */
  private static LabRun run(int cycles, int master, String flags) throws IOException {
    String line = "0,0,-90,-80,-70,-60,400,500,900,1000,1100,1200,1300,1500,2000,3000,4000,%d,%s\n";
    return read(HEADER + line.formatted(master, flags).repeat(cycles));
  }

  private static LabRun read(String text) throws IOException {
    return LabRun.read("test", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}

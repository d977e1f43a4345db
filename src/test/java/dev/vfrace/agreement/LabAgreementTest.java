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
    assertThat(own(seen)).isEqualTo(own(missed));
  }

  @Test
  void dataWithoutCyclesSayWhatIsAllowed() {
    assertThatThrownBy(() -> read("a,b\n1,2\n"))
        .isInstanceOf(CalibrationException.class)
        .hasMessageContaining("no cycle of a lab run in 2 lines")
        .hasMessageContaining("t_ue");
  }

  @ParameterizedTest
  @CsvSource({
    "--device netvsc --flag join --program udevd --rule 10; the rule reads, v6.1, EARLY_RULE",
    "--device netvsc --flag post-init --program udevd --rule 85; the rule, v6.8, LATE_RULE",
    "--device netvsc --flag post-init --program observer, v6.8, OBSERVER",
    "--device net_failover --flag join --program observer, net-failover, OBSERVER"
  })
  void theOptionsOfTheLabSayWhatRanAndWhoRead(String options, String design, Reader reader)
      throws IOException {
    LabRun run = read("# --kernel 6.1 " + options + "\n" + HEADER + line(1, "1802"));
    assertThat(LabAgreement.namedDesign(run)).contains(design);
    assertThat(Reader.of(run)).isEqualTo(reader);
    assertThat(run.half(0).options()).isEqualTo(run.options());
    assertThat(run.foreign()).isZero();
  }

  @Test
  void withoutOptionsItIsTheObserverAndNoDesignIsNamed() throws IOException {
    LabRun run = run(1, 1, "1802");
    assertThat(LabAgreement.namedDesign(run)).isEmpty();
    assertThat(Reader.of(run)).isEqualTo(Reader.OBSERVER);
  }

  @ParameterizedTest
  @CsvSource({"--program udevd --rule 50, '10, 85'", "--program init, 'observer, udevd'"})
  void aReaderThatIsNotKnownIsRefused(String options, String allowed) throws IOException {
    LabRun run = read("# --kernel 6.1 " + options + "\n" + HEADER + line(1, "1802"));
    assertThatThrownBy(() -> Reader.of(run))
        .isInstanceOf(CalibrationException.class)
        .hasMessageContaining("allowed: " + allowed);
  }

  @Test
  void runsWithDifferentOptionsAreNotOne() {
    String one = "# --kernel 6.1 --flag join\n" + HEADER + line(1, "1802");
    assertThatThrownBy(() -> read(one + one.replace("join", "post-init")))
        .isInstanceOf(CalibrationException.class)
        .hasMessageContaining("different options");
  }

  /**
   * RTNL is released at 1,300 ns, the reader is woken at 1,500, and the flags are read to 4,000.
   */
  @Test
  void theLateRulesOwnTimeBeginsWhenItIsWokenAndRtnlIsReleased() throws IOException {
    LabRun run = run(1, 1, "1802");
    assertThat(Reader.LATE_RULE.own(Gate.SLAVE_FLAG, run.cycles().get(0))).isEqualTo(2000);
    LabRun delayed = read(HEADER + line(1, "1802").replace(",1300,", ",3200,"));
    assertThat(Reader.LATE_RULE.own(Gate.SLAVE_FLAG, delayed.cycles().get(0))).isEqualTo(300);
    assertThat(Reader.EARLY_RULE.own(Gate.SLAVE_FLAG, delayed.cycles().get(0))).isEqualTo(2000);
  }

  private static long[] own(LabRun run) {
    return run.cycles().stream()
        .mapToLong(cycle -> Reader.OBSERVER.own(Gate.MASTER_LINK, cycle))
        .toArray();
  }

  private static KernelDesign design(String name) {
    return Catalogue.load(Catalogue.confDir(), List.of(), List.of(), Map.of()).kernel(name);
  }

  private static KernelDesign.SlaveFlagAt flagAt() {
    return KernelDesign.SlaveFlagAt.REGISTER;
  }

  /** Cycles in which the master is there at 1,000 ns and read from 2,000 to 3,000 ns. */
  private static LabRun run(int cycles, int master, String flags) throws IOException {
    return read(HEADER + line(master, flags).repeat(cycles));
  }

  private static String line(int master, String flags) {
    return "0,0,-90,-80,-70,-60,400,500,900,1000,1100,1200,1300,1500,2000,3000,4000,%d,%s\n"
        .formatted(master, flags);
  }

  private static LabRun read(String text) throws IOException {
    return LabRun.read("test", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}

package dev.vfrace.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.control.KnownRace;
import dev.vfrace.delay.ConstantDelay;
import dev.vfrace.delay.Delay;
import dev.vfrace.model.MachineSpec;
import dev.vfrace.model.Scenario;
import dev.vfrace.model.Scenario.Action;
import dev.vfrace.text.Emphasis;
import dev.vfrace.text.Page;
import dev.vfrace.timeline.Pace;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cell that fails is a row, and no reason not to run the others. */
@Tag("campaign")
@Timeout(120)
class FidelityTest {

  private static final long WINDOW = 100_000;
  private static final KnownRace RIGHT = race("right", new ConstantDelay(WINDOW));

  private final StringWriter text = new StringWriter();
  private Page page = Page.file().wide();

  @Test
  void aCellThatThrowsIsARow() throws InterruptedException {
    assertThat(run(RIGHT, race("throws", new Broken()), named("last", RIGHT))).isFalse();
    assertThat(row("right")).contains("wide: interval only ±").doesNotContain("FAIL");
    assertThat(row("throws")).contains("FAILED: a broken delay");
    assertThat(row("last")).contains("wide: interval only ±").doesNotContain("FAIL");
  }

  @Test
  void aCellThatStallsIsARow() throws InterruptedException {
    assertThat(run(stalling(), named("last", RIGHT))).isFalse();
    assertThat(row("stalls")).contains("FAILED: the VMs hang");
    assertThat(row("last")).contains("wide: interval only ±").doesNotContain("FAIL");
  }

  @Test
  void theSharesThatAreMetAreARowToo() throws InterruptedException {
    KnownRace missed =
        KnownRace.byMissedPoll("missed", new ConstantDelay(WINDOW), 4 * WINDOW, 10 * WINDOW, 1);
    assertThat(run(missed)).isTrue();
    assertThat(row("missed")).contains("20.0 %");
    assertThat(row("missed, met")).contains("50.0 %");
  }

  /** A truth of every cycle is refuted by a single one that is none. */
  @Test
  void aCycleThatShouldHaveBeenMetIsAFault() throws InterruptedException {
    KnownRace missed =
        KnownRace.byMissedPoll("missed", new ConstantDelay(WINDOW), 4 * WINDOW, 10 * WINDOW, 1);
    KnownRace wrong = new KnownRace("wrong", missed.probability(), 1, missed.machine(), false);
    assertThat(run(wrong)).isFalse();
    assertThat(row("wrong, met")).contains("FAIL: the truth is outside");
  }

  @Test
  void saysWhatItsWordsMean() throws InterruptedException {
    assertThat(run()).isTrue();
    assertThat(text.toString()).contains("ok, within  all of that interval is within 1 %", "wide ");
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 100})
  void fitsAPageAndNamesWhatItLacks(int width) throws InterruptedException {
    page = new Page(width, Emphasis.NONE);
    assertThat(run(RIGHT, race("throws", new Broken()))).isFalse();
    assertThat(text.toString().lines())
        .allSatisfy(it -> assertThat(it.length()).as(it).isLessThanOrEqualTo(width));
    assertThat(text.toString())
        .containsPattern("--wide shows also: .*cycles/s")
        .containsPattern("right .*\n +wide: interval only ±")
        .containsPattern("throws .*\n +FAILED: a broken delay");
    assertThat(row("race")).contains("true", "measured", "to oracle").doesNotContain("cycles/s");
  }

  @Test
  void aWidePageHasAllColumns() throws InterruptedException {
    assertThat(run(RIGHT)).isTrue();
    assertThat(row("race")).containsPattern("cycles .* bias .*cycles/s +unbounded +ratio");
    assertThat(text.toString()).doesNotContain("--wide");
  }

  private boolean run(KnownRace... races) throws InterruptedException {
    List<Cell> cells =
        List.of(races).stream().map(race -> new Cell(race, WINDOW, 4_000, 4, Pace.FREE)).toList();
    return new Fidelity(2, new PrintWriter(text), page, true, true, group -> cells)
        .run(List.of(Group.CORE));
  }

  private String row(String name) {
    return text.toString()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .filter(line -> !line.startsWith(name + " ,"))
        .findFirst()
        .orElseThrow();
  }

  private static KnownRace race(String name, Delay window) {
    return KnownRace.byUevent(name, window, 10 * WINDOW, 1);
  }

  private static KnownRace named(String name, KnownRace race) {
    return new KnownRace(name, race.probability(), race.met(), race.machine(), race.byVerdict());
  }

  /** Its cycles wait for the removal of a VF that nobody revokes. */
  private static KnownRace stalling() {
    MachineSpec machine = RIGHT.machine();
    Scenario scenario =
        new Scenario(
            "stalls",
            "waits for what never comes",
            "a test",
            machine.scenario().owner(),
            machine.scenario().watched(),
            machine.scenario().neighbours(),
            machine.scenario().setup(),
            List.of(Action.OFFER_VF, Action.AWAIT_VF_REGISTERED, Action.AWAIT_VF_REMOVED));
    return new KnownRace(
        "stalls",
        RIGHT.probability(),
        RIGHT.met(),
        new MachineSpec(
            machine.kernel(),
            scenario,
            machine.timing(),
            machine.programs(),
            machine.packetSpacing(),
            machine.seed()),
        false);
  }

  /** A delay that has a distribution, and no draws. */
  private static final class Broken implements Delay {
    @Override
    public long sample(RandomGenerator random) {
      throw new IllegalStateException("a broken delay");
    }

    @Override
    public double quantile(double p) {
      return WINDOW;
    }
  }
}

package dev.vfrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.count.Counter;
import dev.vfrace.count.Counts;
import dev.vfrace.count.Marks;
import dev.vfrace.count.Tally;
import dev.vfrace.vocabulary.LinkState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An image as a whole: in how many cycles something happened to any of its programs. */
@Tag("campaign")
class ImageCountsTest {

  @TempDir private Path directory;

  @Test
  void countsACycleOnceHoweverManyProgramsItMisled() {
    Tally one = new Tally();
    Tally other = new Tally();
    decide(one, 1, true);
    decide(one, 2, true);
    decide(one, 3, false);
    decide(other, 2, true);
    decide(other, 3, false);
    decide(other, 4, true);
    Counts any = Marks.any(List.of(one.take().marks(), other.take().marks())).counts();
    assertThat(any.trials()).isEqualTo(4);
    assertThat(any.of(Counter.MISJUDGED)).isEqualTo(3);
    assertThat(any.of(Counter.HARMED)).isZero();
  }

  /** wicked is never misled here, and NetworkManager only where its rule was. */
  @Test
  void isMisledWhereItsWorstProgramIs() throws IOException {
    Measurement measured = run("udev-azure-rule, networkmanager-azure-rule, wicked");
    Counts rule = Runs.of(measured, "udev-azure-rule");
    Counts whole = measured.totals().programs().get(3);
    assertThat(measured.settings().observers().get(3)).isEqualTo("mine");
    assertThat(whole.trials()).isEqualTo(2000);
    assertThat(rule.of(Counter.MISJUDGED)).isPositive();
    assertThat(whole.of(Counter.MISJUDGED)).isEqualTo(rule.of(Counter.MISJUDGED));
    assertThat(whole.of(Counter.HARMED))
        .isEqualTo(Runs.of(measured, "networkmanager-azure-rule").of(Counter.HARMED));
  }

  /** On v6.1 the rename tells connman nothing: it takes every VF. */
  @Test
  void isMisledAlwaysIfOneOfItIs() throws IOException {
    Measurement measured = run("udev-azure-rule, connman");
    Counts whole = measured.totals().programs().get(2);
    assertThat(whole.of(Counter.MISJUDGED)).isEqualTo(whole.trials()).isEqualTo(2000);
  }

  private Measurement run(String programs) throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("mine.conf"), "vfrace.image.mine.programs = [" + programs + "]");
    return Runs.run(List.of(file), "run.image=mine", "run.cycles=2000", "run.threads=1");
  }

  private static void decide(Tally tally, long cycle, boolean standalone) {
    tally.meet(cycle);
    tally.decide(true, true, LinkState.ABSENT, standalone);
  }
}

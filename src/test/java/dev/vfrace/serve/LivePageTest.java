package dev.vfrace.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.browser.Browser;
import dev.vfrace.cli.InProcess;
import dev.vfrace.report.Presentation;
import dev.vfrace.report.ResultFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page that follows a run, in a real browser; skipped where there is none. */
@Tag("browser")
@Timeout(120)
class LivePageTest {

  private static final String STATUS = "return document.getElementById('status').textContent";

  private static final String NOTE =
      "return document.getElementById('note').checkVisibility()"
          + " ? document.getElementById('note').textContent : ''";

  @TempDir private static Path directory;
  private static Browser browser;

  @BeforeEach
  void forgetThePageBefore() {
    browser.open("about:blank");
    browser.complaints();
  }

  @BeforeAll
  static void start() throws IOException {
    browser = Browser.startOrSkip();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  private static Presentation run(long cycles) {
    return ran(cycles, "run");
  }

  private static Presentation ran(long cycles, String... command) {
    Path file = directory.resolve(command[0] + cycles + ".json");
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(
        List.of(
            "--cycles",
            Long.toString(cycles),
            "--lanes",
            "2",
            "--threads",
            "1",
            "--userspace",
            "udev-azure-rule,sysfs-scanner",
            "--json",
            file.toString()));
    InProcess ran = InProcess.campaign(all.toArray(String[]::new));
    assertThat(ran.exitCode()).as("%s", ran).isZero();
    return ResultFile.read(file);
  }

  @Test
  void showsWhatIsNewWithoutBeingAsked() throws IOException {
    GrowingShelf shelf = new GrowingShelf();
    try (ReportServer server = ReportServer.start(shelf, 0, "1")) {
      browser.open(server.address());
      browser.await(STATUS, "1 result, 1 running"::equals);
      assertThat(browser.violations()).isEmpty();
      browser.open(server.address() + "live/12");
      browser.await(STATUS, "running: 0 of 1,000,000 cycles"::equals);

      shelf.grow(run(300), 300);
      server.look();
      browser.await(STATUS, "running: 300 of 1,000,000 cycles"::equals);
      assertThat(browser.text("return document.getElementById('lead').textContent"))
          .startsWith("In 300 hot-plugs");
      assertThat(browser.text("return document.getElementById('answer').textContent"))
          .isEqualTo("Still running: not to be quoted yet");
      assertThat(browser.script("return document.querySelectorAll('#curves canvas').length"))
          .isEqualTo(2L);

      shelf.grow(run(600), 600);
      shelf.end();
      server.look();
      browser.await(STATUS, "complete: 600 of 1,000,000 cycles"::equals);
      assertThat(
              browser.text("return document.querySelector('#rows tr td:nth-child(4)').textContent"))
          .isEqualTo("600");
      assertThat(browser.text("return document.getElementById('answer').textContent"))
          .startsWith("May be quoted");
      assertThat(browser.violations()).isEmpty();
      browser.dark(true);
      assertThat(browser.violations()).isEmpty();
      browser.dark(false);
      assertThat(browser.complaints()).isEmpty();
    }
    browser.await(STATUS, "The connection is lost; trying again."::equals);
  }

  @Test
  void showsBothSidesOfAComparisonAndOfManyRunsASentence() throws IOException {
    GrowingShelf shelf = new GrowingShelf();
    try (ReportServer server = ReportServer.start(shelf, 0, "1")) {
      browser.open(server.address() + "live/12");
      browser.await(NOTE, note -> note.startsWith("There are no figures yet"));
      assertThat(browser.violations()).isEmpty();

      shelf.grow(ran(400, "compare", "v6.1", "v6.7"), 400);
      server.look();
      browser.await(NOTE, String::isEmpty);
      assertThat(
              browser.text(
                  "return [...document.querySelectorAll('#curves figure')]"
                      + ".filter(it => it.querySelector('canvas'))"
                      + ".map(it => it.innerText.trim()).join()"))
          .contains("udev-azure-rule, misjudged · A, v6.1,udev-azure-rule, misjudged · B, v6.7");
      assertThat(browser.violations()).isEmpty();

      shelf.grow(ran(800, "sweep", "-p", "timing.kernel.queues=1ms,2ms"), 800);
      server.look();
      browser.await(NOTE, note -> note.startsWith("Curves and programs are shown of a run"));
      assertThat(
              browser.script(
                  "return ['curves-all', 'rows-all'].every(it =>"
                      + " document.getElementById(it).offsetParent === null)"))
          .isEqualTo(true);
      assertThat(browser.complaints()).isEmpty();
    }
  }
}

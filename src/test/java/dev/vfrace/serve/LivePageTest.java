package dev.vfrace.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.browser.Browser;
import dev.vfrace.cli.InProcess;
import dev.vfrace.report.Presentation;
import dev.vfrace.report.ResultFile;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page that follows a run, in a real browser; skipped where there is none. */
@Tag("browser")
@Timeout(120)
class LivePageTest {

  private static final String STATUS = "return document.getElementById('status').textContent";

  @TempDir private static Path directory;
  private static Browser browser;

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
    Path file = directory.resolve(cycles + ".json");
    InProcess ran =
        InProcess.campaign(
            "run",
            "--cycles",
            Long.toString(cycles),
            "--lanes",
            "2",
            "--threads",
            "1",
            "--userspace",
            "udev-azure-rule,sysfs-scanner",
            "--json",
            file.toString());
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
}

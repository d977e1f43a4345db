package dev.vfrace.page;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vfrace.browser.Browser;
import dev.vfrace.cli.InProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The report in a real browser; skipped where there is none. */
@Tag("browser")
@Timeout(120)
class ReportInBrowserTest {

  @TempDir private static Path directory;
  private static Browser browser;
  private static Path json;
  private static Path page;

  @BeforeAll
  static void start() throws IOException {
    browser = Browser.startOrSkip();
    json = directory.resolve("run.json");
    page = directory.resolve("run.html");
    InProcess ran =
        InProcess.campaign(
            "run",
            "--cycles",
            "2000",
            "--lanes",
            "2",
            "--threads",
            "1",
            "--userspace",
            "udev-azure-rule,sysfs-scanner,networkmanager",
            "--expect",
            "udev-azure-rule.sawUnslaved > 0.1",
            "--json",
            json.toString());
    assertThat(ran.exitCode()).as("%s", ran).isZero();
    InProcess told = InProcess.vfrace("report", json.toString(), "--out", page.toString());
    assertThat(told.exitCode()).as("%s", told).isZero();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void open() {
    browser.dark(false);
    browser.size(1200, 900);
    browser.open(page.toUri().toString());
  }

  @Test
  void nothingIsWrongWithItInLightOrDarkWideOrNarrow() throws IOException {
    browser.script("document.querySelectorAll('details').forEach(it => it.open = true)");
    assertThat(browser.violations()).isEmpty();
    browser.dark(true);
    assertThat(browser.text("return getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(20, 23, 27)");
    assertThat(browser.violations()).isEmpty();
    browser.size(400, 900);
    assertThat(browser.violations()).isEmpty();
    assertThat(
            browser.script(
                "return document.documentElement.scrollWidth <="
                    + " document.documentElement.clientWidth"))
        .as("nothing but tables has to be scrolled sideways")
        .isEqualTo(true);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aWholeCycleIsSeenAtOnceWhereThereIsRoomForIt() {
    String ends = "return document.querySelector('svg.witness').getBoundingClientRect().right";
    assertThat(((Number) browser.script(ends)).intValue()).isLessThanOrEqualTo(1200);
    assertThat(browser.script("return document.querySelector('.on-narrow').checkVisibility()"))
        .isEqualTo(false);
    browser.size(400, 900);
    assertThat(((Number) browser.script(ends)).intValue()).isGreaterThan(400);
    assertThat(browser.script("return document.querySelector('.on-narrow').checkVisibility()"))
        .isEqualTo(true);
  }

  @Test
  void theRatioOfAComparisonIsSeenWithoutScrolling() throws IOException {
    Path pair = directory.resolve("pair.json");
    Path told = directory.resolve("pair.html");
    InProcess ran =
        InProcess.campaign(
            "compare",
            "v6.1",
            "v6.7",
            "--cycles",
            "1000",
            "--lanes",
            "2",
            "--threads",
            "1",
            "--userspace",
            "udev-azure-rule,sysfs-scanner,networkmanager-azure-rule",
            "--json",
            pair.toString());
    assertThat(ran.exitCode()).as("%s", ran).isZero();
    assertThat(InProcess.vfrace("report", pair.toString(), "--out", told.toString()).exitCode())
        .isZero();
    browser.open(told.toUri().toString());
    assertThat(
            browser.script(
                "const it = document.querySelector('#ab .scroll');"
                    + " return it.scrollWidth <= it.clientWidth"))
        .isEqualTo(true);
    assertThat(browser.violations()).isEmpty();
  }

  @Test
  void tablesAreTheJson() throws IOException {
    JsonNode run = new ObjectMapper().readTree(json.toFile());
    Object rows =
        browser.script(
            "return [...document.querySelectorAll('table')]"
                + ".find(it => it.caption.textContent === 'Every rate, as in the JSON of the run')"
                + ".tBodies[0].rows.length");
    assertThat((Long) rows).isPositive();
    for (long row = 0; row < (Long) rows; row++) {
      List<?> cells =
          (List<?>)
              browser.script(
                  "return [...[...document.querySelectorAll('table')]"
                      + ".find(it => it.caption.textContent === 'Every rate, as in the JSON of the"
                      + " run').tBodies[0].rows[arguments[0]].cells]"
                      + ".map(it => it.querySelector('data')?.value ?? it.textContent)",
                  row);
      JsonNode rate = run.at("/observers/%s/%s".formatted(cells.get(0), cells.get(1)));
      assertThat(cells.subList(2, cells.size()).stream().map(it -> Double.valueOf((String) it)))
          .containsExactly(
              rate.get("count").doubleValue(),
              rate.get("trials").doubleValue(),
              rate.get("rate").doubleValue(),
              rate.get("low").doubleValue(),
              rate.get("high").doubleValue());
    }
  }

  @Test
  void isReachedByKeys() {
    browser.press(Keys.TAB);
    assertThat(browser.text("return document.activeElement.className")).isEqualTo("skip");
    assertThat(browser.script("return document.activeElement.getBoundingClientRect().left >= 0"))
        .isEqualTo(true);
    browser.press(Keys.ENTER);
    assertThat(browser.text("return location.hash")).isEqualTo("#main");
    browser.script("document.querySelector('summary').focus()");
    browser.press(Keys.ENTER);
    assertThat(browser.script("return document.querySelector('details').open")).isEqualTo(true);
    assertThat(
            browser.text("return getComputedStyle(document.querySelector('summary')).outlineStyle"))
        .isEqualTo("solid");
  }

  @Test
  void nothingIsWrongWithSeveralResultsOnOnePage() throws IOException {
    Path both = directory.resolve("both.html");
    assertThat(
            InProcess.vfrace("report", json.toString(), json.toString(), "--out", both.toString())
                .exitCode())
        .isZero();
    browser.open(both.toUri().toString());
    assertThat(browser.violations()).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void canBePrinted() {
    byte[] printed = browser.print();
    assertThat(new String(printed, 0, 5, ISO_8859_1)).isEqualTo("%PDF-");
    assertThat(printed.length).isGreaterThan(20_000);
  }
}

package dev.vfrace.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * Chromium without a window, driven by its own driver, as Debian's packages {@code chromium} and
 * {@code chromium-driver} have them. Where they are missing, tests are skipped.
 */
public final class Browser implements AutoCloseable {

  private static final List<String> PLACES = List.of("/usr/bin", "/usr/local/bin", "/snap/bin");
  private static final long PATIENCE_SECONDS = 60;

  private final ChromeDriver driver;
  private final Path profile;

  private Browser(ChromeDriver driver, Path profile) {
    this.driver = driver;
    this.profile = profile;
  }

  /** A browser; where there is none, the test is skipped and says why. */
  public static Browser startOrSkip() throws IOException {
    Optional<Path> chromium = find("chromium");
    Optional<Path> chromedriver = find("chromedriver");
    Assumptions.assumeTrue(
        chromium.isPresent() && chromedriver.isPresent(),
        "no chromium and chromedriver in %s: pages are not looked at; .ci/browser installs them"
            .formatted(PLACES));
    Path profile = Files.createTempDirectory("vfrace-browser");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.get().toFile());
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--user-data-dir=" + profile);
    options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromedriver.get().toFile())
            .usingAnyFreePort()
            .withSilent(true)
            .build();
    ChromeDriver driver = new ChromeDriver(service, options);
    driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(PATIENCE_SECONDS));
    return new Browser(driver, profile);
  }

  private static Optional<Path> find(String name) {
    return PLACES.stream()
        .map(place -> Path.of(place, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Opens a page. */
  public Browser open(String address) {
    driver.get(address);
    return this;
  }

  /** Sets the size of the window, in pixels. */
  public void size(int width, int height) {
    driver.manage().window().setSize(new Dimension(width, height));
  }

  /** Has pages think that the user likes it dark, or light. */
  public void dark(boolean dark) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
  }

  /** What a script returns. */
  public Object script(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** What a script returns, as text. */
  public String text(String script, Object... arguments) {
    return String.valueOf(script(script, arguments));
  }

  /** Presses keys, where the focus is. */
  public void press(Keys... keys) {
    for (Keys key : keys) {
      driver.switchTo().activeElement().sendKeys(key);
    }
  }

  /** Waits until a script returns a text that will do, and gives it. */
  public String await(String script, Predicate<String> enough) {
    new WebDriverWait(driver, Duration.ofSeconds(PATIENCE_SECONDS))
        .until(it -> enough.test(text(script)));
    return text(script);
  }

  /** Warnings and errors on the console since the last call. */
  public List<String> complaints() {
    return driver.manage().logs().get("browser").getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::toString)
        .toList();
  }

  /** What axe finds wrong with the page for who cannot see it: rule and place. */
  public List<String> violations() throws IOException {
    driver.executeScript(axe());
    Object found =
        driver.executeAsyncScript(
            "const done = arguments[arguments.length - 1];"
                + "axe.run().then(it => done(JSON.stringify(it.violations)),"
                + " it => done(JSON.stringify([{id: String(it), nodes: []}])));");
    JsonNode violations = new ObjectMapper().readTree(String.valueOf(found));
    return StreamSupport.stream(violations.spliterator(), false)
        .map(it -> it.get("id").asText() + ": " + it.at("/nodes/0/html").asText())
        .toList();
  }

  private static String axe() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Browser.class.getResourceAsStream("/axe.min.js"))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  /** The page as it is printed. */
  public byte[] print() {
    Map<String, Object> printed =
        driver.executeCdpCommand(
            "Page.printToPDF", Map.of("printBackground", false, "preferCSSPageSize", true));
    return Base64.getDecoder().decode(String.valueOf(printed.get("data")));
  }

  /** What is to be seen, as PNG. */
  public byte[] picture() {
    return driver.getScreenshotAs(OutputType.BYTES);
  }

  @Override
  public void close() {
    driver.quit();
    try (Stream<Path> files = Files.walk(profile)) {
      files.sorted((one, other) -> other.compareTo(one)).forEach(file -> file.toFile().delete());
    } catch (IOException | UncheckedIOException left) {
      // it is in the temporary directory
      profile.toFile().deleteOnExit();
    }
  }
}

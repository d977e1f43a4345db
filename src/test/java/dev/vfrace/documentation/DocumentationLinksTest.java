package dev.vfrace.documentation;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages point to is there: pages, files, classes, packages, keys. */
@Tag("unit")
class DocumentationLinksTest {

  private static final Pattern TYPE = Pattern.compile("(?:[a-z]+\\.)?((?:[A-Z][a-z]+)+)");
  private static final Pattern PATH = Pattern.compile("(?:conf|docs|src|stress)/[\\w./-]+");
  private static final Pattern HEADING = Pattern.compile("#+ (.+)");

  /** Placeholders and names that are not of this project, but look so. */
  private static final Set<String> NOT_OURS =
      Set.of("SomeTest", "Command", "ConcurrentLinkedQueue");

  private static Stream<Page> pages() {
    return Page.all().stream();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linksLeadSomewhere(Page page) {
    assertThat(page.links())
        .filteredOn(link -> !link.text().matches("https?:.*"))
        .allSatisfy(
            link -> {
              String[] parts = link.text().split("#", 2);
              Path target =
                  parts[0].isEmpty()
                      ? page.path()
                      : page.path().resolveSibling(parts[0]).normalize();
              assertThat(Page.root().resolve(target)).exists();
              if (parts.length == 2) {
                assertThat(anchors(Page.read(target))).contains(parts[1]);
              }
            });
  }

  @ParameterizedTest
  @MethodSource("pages")
  void pathsExist(Page page) {
    assertThat(page.code())
        .filteredOn(code -> PATH.matcher(code.text()).matches())
        .allSatisfy(code -> assertThat(Page.root().resolve(code.text())).exists());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void classesExist(Page page) throws IOException {
    Set<String> types = types();
    assertThat(page.code())
        .filteredOn(code -> TYPE.matcher(code.text()).matches())
        .allSatisfy(
            code -> assertThat(types).contains(TYPE.matcher(code.text()).replaceFirst("$1")));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void keysExist(Page page) {
    Config reference = ConfigFactory.parseResources("reference.conf").getConfig("vfrace");
    Pattern key =
        Pattern.compile(
            reference.root().keySet().stream()
                .map(Pattern::quote)
                .collect(
                    joining(
                        "|", "(?:-D )?(?:vfrace\\.)?((?:", ")(?:\\.[a-z][a-z0-9-]*)+)(?:=.*)?")));
    assertThat(page.code())
        .filteredOn(code -> key.matcher(code.text()).matches())
        .allSatisfy(
            code ->
                assertThat(reference.hasPathOrNull(key.matcher(code.text()).replaceFirst("$1")))
                    .isTrue());
  }

  @Test
  void everyPackageHasItsPlaceInTheTables() throws IOException {
    Set<String> packages = packages();
    assertThat(rooms("docs/architecture.md")).isEqualTo(packages);
    assertThat(rooms("CONTRIBUTING.md")).isEqualTo(packages);
  }

  @Test
  void everyPackageIsInThePictureOfTheRooms() throws IOException {
    Page.Block picture = Page.read(Path.of("docs/architecture.md")).blocks().get(0);
    String words = String.join(" ", picture.lines());
    assertThat(packages())
        .allSatisfy(name -> assertThat(words).containsPattern("\\b" + name + "\\b"));
  }

  @Test
  void everyPageIsReachedFromTheFrontPages() {
    Set<Path> reached =
        Stream.of("README.md", "docs/README.md", "docs/performance.md")
            .map(path -> Page.read(Path.of(path)))
            .flatMap(
                page ->
                    page.links().stream()
                        .map(link -> page.path().resolveSibling(link.text()).normalize()))
            .collect(toSet());
    assertThat(Page.all())
        .filteredOn(page -> !page.path().endsWith("README.md"))
        .allSatisfy(page -> assertThat(reached).contains(page.path()));
  }

  /** The packages in the first column of the table of packages. */
  private static Set<String> rooms(String path) {
    return Page.read(Path.of(path)).lines().stream()
        .dropWhile(line -> !line.matches("\\| (room|package).*"))
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> line.split("\\|", -1)[1])
        .flatMap(column -> Pattern.compile("`([a-z]+)`").matcher(column).results())
        .map(found -> found.group(1))
        .collect(toSet());
  }

  private static Set<String> packages() throws IOException {
    try (Stream<Path> files = Files.list(Page.root().resolve("src/main/java/dev/vfrace"))) {
      return files
          .filter(Files::isDirectory)
          .map(it -> it.getFileName().toString())
          .collect(toSet());
    }
  }

  private static Set<String> types() throws IOException {
    try (Stream<Path> files = Files.walk(Page.root().resolve("src"))) {
      Stream<String> ours =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".java"))
              .map(name -> name.replace(".java", ""));
      return Stream.concat(ours, NOT_OURS.stream()).collect(toSet());
    }
  }

  /** As GitHub makes them of headings. */
  private static Set<String> anchors(Page page) {
    return page.lines().stream()
        .map(HEADING::matcher)
        .filter(heading -> heading.matches())
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\w\\- ]", "").replace(' ', '-'))
        .collect(toSet());
  }
}

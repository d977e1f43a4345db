package dev.vfrace.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever once went wrong has its tests, by name. */
@Tag("unit")
class RegressionTableTest {

  private static final Pattern HELD_BY = Pattern.compile("`([A-Z]\\w+)(?:\\.(\\w+))?`");

  private static List<String> rows() {
    return Page.read(Path.of("docs/limits.md")).lines().stream()
        .dropWhile(line -> !line.startsWith("| kind |"))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .toList();
  }

  @Test
  void everyKindStandsThereOnce() {
    assertThat(rows()).hasSizeGreaterThan(30);
    assertThat(rows()).extracting(row -> row.split("\\|", -1)[1]).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void itsTestsAreThere(String row) throws IOException, ClassNotFoundException {
    List<MatchResult> held = HELD_BY.matcher(row.split("\\|", -1)[3]).results().toList();
    assertThat(held).isNotEmpty();
    for (MatchResult test : held) {
      List<String> there = tests(test.group(1));
      assertThat(there).as(test.group(1)).isNotEmpty();
      if (test.group(2) != null) {
        assertThat(there).contains(test.group(2));
      }
    }
  }

  /** The tests of all classes of a simple name. */
  private static List<String> tests(String simpleName) throws IOException, ClassNotFoundException {
    List<String> tests = new ArrayList<>();
    for (String name : classes(simpleName)) {
      tests.addAll(
          tests(
              Class.forName(
                  name, /* initialize= */ false, RegressionTableTest.class.getClassLoader())));
    }
    return tests;
  }

  private static List<String> tests(Class<?> of) {
    return Arrays.stream(of.getDeclaredMethods())
        .filter(
            method ->
                method.isAnnotationPresent(Test.class)
                    || method.isAnnotationPresent(ParameterizedTest.class))
        .map(Method::getName)
        .toList();
  }

  private static List<String> classes(String simpleName) throws IOException {
    Path root = Page.root().resolve("src/test/java");
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.endsWith(simpleName + ".java"))
          .map(file -> root.relativize(file).toString().replace(".java", "").replace('/', '.'))
          .toList();
    }
  }
}

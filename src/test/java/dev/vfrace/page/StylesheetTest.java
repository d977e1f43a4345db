package dev.vfrace.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts can be read against what they stand on (WCAG 2.2, success criteria 1.4.3 and 1.4.11). */
@Tag("unit")
class StylesheetTest {

  private static final Pattern SCHEME = Pattern.compile(":root \\{(.*?)\\}", Pattern.DOTALL);
  private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): (#[0-9a-f]{6});");
  private static final double OF_TEXT = 4.5;
  private static final double OF_SHAPES = 3;

  /** Light, which is what is printed, and dark. */
  static List<Map<String, String>> schemes() {
    return SCHEME
        .matcher(Stylesheet.text())
        .results()
        .map(
            scheme -> {
              Map<String, String> colours = new HashMap<>();
              COLOUR
                  .matcher(scheme.group(1))
                  .results()
                  .forEach(it -> colours.put(it.group(1), it.group(2)));
              return colours;
            })
        .toList();
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void textsStandOut(Map<String, String> colours) {
    for (String back : List.of("paper", "panel")) {
      for (String text : List.of("ink", "soft", "link", "good", "bad", "open")) {
        assertThat(contrast(colours.get(text), colours.get(back)))
            .as(text + " on " + back)
            .isGreaterThanOrEqualTo(OF_TEXT);
      }
    }
    for (String kind : List.of("good", "bad", "open")) {
      assertThat(contrast(colours.get(kind), colours.get(kind + "-back")))
          .as(kind)
          .isGreaterThanOrEqualTo(OF_TEXT);
    }
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void linesAndMarksStandOut(Map<String, String> colours) {
    for (String shape : List.of("line", "second", "third", "estimate", "known")) {
      assertThat(contrast(colours.get(shape), colours.get("paper")))
          .as(shape)
          .isGreaterThanOrEqualTo(OF_SHAPES);
    }
    assertThat(contrast(colours.get("line"), colours.get("band")))
        .isGreaterThanOrEqualTo(OF_SHAPES);
  }

  private static double contrast(String one, String other) {
    double bright = Math.max(luminance(one), luminance(other));
    double dim = Math.min(luminance(one), luminance(other));
    return (bright + 0.05) / (dim + 0.05);
  }

  private static double luminance(String colour) {
    int rgb = Integer.parseInt(colour.substring(1), 16);
    return 0.2126 * linear(rgb >> 16)
        + 0.7152 * linear((rgb >> 8) & 255)
        + 0.0722 * linear(rgb & 255);
  }

  private static double linear(int part) {
    double share = part / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}

package dev.vfrace.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class ElementTest {

  @Test
  void aTextStaysOneWhateverIsInIt() {
    assertThat(Element.of("b", "</b><script>alert('1 & \"2\"')</script>").written())
        .isEqualTo(
            "<b>&lt;/b&gt;&lt;script&gt;alert(&#39;1 &amp; &quot;2&quot;&#39;)&lt;/script&gt;</b>");
  }

  @Test
  void aValueDoesNotEndItsAttribute() {
    assertThat(Element.of("a").with("href", "\" onclick=\"x()\" '>").written())
        .isEqualTo("<a href=\"&quot; onclick=&quot;x()&quot; &#39;&gt;\"></a>");
  }

  @Test
  void signsThatXmlCannotHoldOrThatTurnTheOrderAroundAreReplaced() {
    assertThat(Element.of("b", "a\u0000b\u001bc\ud800d\uffffe\u202ef\u0085g").written())
        .isEqualTo("<b>a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf\ufffdg</b>");
    assertThat(Element.of("b", "µ – 漢 \ud83d\ude00").written())
        .isEqualTo("<b>µ – 漢 \ud83d\ude00</b>");
  }

  @Test
  void namesAreNoPlaceForAText() {
    assertThatThrownBy(() -> Element.of("b onclick")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Element.of("b").with("x=\"", ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aStyleSheetIsWrittenAsItIsUnlessItCouldEnd() {
    assertThat(Element.of("style", "a > b { color: red }").written())
        .contains("a > b { color: red }");
    assertThatThrownBy(() -> Element.of("style", "</style>").written())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatHasNoContentHasNoEnd() {
    assertThat(Element.of("meta").with("charset", "utf-8").written().strip())
        .isEqualTo("<meta charset=\"utf-8\"/>");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.04, 0",
    "12.55, 12.6",
    "-3.25, -3.2",
    "100, 100",
    "0.1, 0.1",
    "-0.5, -0.5"
  })
  void coordinatesAreWrittenToATenth(double coordinate, String text) {
    assertThat(Coordinates.of(coordinate)).isEqualTo(text);
  }
}

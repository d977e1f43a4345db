package dev.vfrace.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("unit")
class DocumentedKeyTest {

  static Stream<Format<?>> formats() {
    return Stream.of(
        KernelReader.FORMAT, ScenarioReader.FORMAT, ProgramReader.FORMAT, ImageReader.FORMAT);
  }

  /** Those that it may have, and no others, each once; those that may lack say so. */
  @ParameterizedTest
  @MethodSource("formats")
  void everyKeyOfADefinitionIsListed(Format<?> format) {
    String kind = format.kind().key();
    List<String> withDefault = new ArrayList<>();
    List<String> must = new ArrayList<>();
    List<String> may = new ArrayList<>();
    for (DocumentedKey key : DocumentedKey.find("")) {
      if (key.key().startsWith("defaults." + kind + ".")) {
        withDefault.add(key.key().substring(("defaults." + kind + ".").length()));
      }
      if (key.key().startsWith(kind + ".NAME.")) {
        assertThat(key.defaultValue()).isEmpty();
        (key.comment().startsWith("Must be given. ") ? must : may)
            .add(key.key().substring((kind + ".NAME.").length()));
      }
    }
    List<String> optional = new ArrayList<>(format.optional());
    optional.add(Definitions.LIKE);
    assertThat(may).containsExactlyInAnyOrderElementsOf(optional);
    assertThat(Stream.of(withDefault, must, format.optional()).flatMap(List::stream).toList())
        .containsExactlyInAnyOrderElementsOf(format.keys());
  }
}

package dev.vfrace.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class NaturalOrderTest {

  @Test
  void sortsNumbersByTheirValue() {
    List<String> names = List.of("v6.17", "v6.8", "v4.19", "v6", "v6.1", "thread-v4");
    assertThat(names.stream().sorted(NaturalOrder.OF_NAMES).toList())
        .containsExactly("thread-v4", "v4.19", "v6", "v6.1", "v6.8", "v6.17");
  }

  @Test
  void tellsNamesApartThatOnlyLookAlike() {
    assertThat(NaturalOrder.OF_NAMES.compare("a01", "a1")).isNotZero();
    assertThat(NaturalOrder.OF_NAMES.compare("a1", "a1")).isZero();
  }
}

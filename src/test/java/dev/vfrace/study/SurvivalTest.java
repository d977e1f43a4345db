package dev.vfrace.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class SurvivalTest {

  private static final Survival SURVIVAL =
      new Survival(
          "v6.1", 54, 4000, Map.of("v6.8", Map.of("misled", List.of("queues × 2, networkd-255"))));

  @Test
  void marksTheCellThatAnEstimateBreaksAndNoOther() {
    assertThat(SURVIVAL.marked("v6.8", "misled", "12 %")).isEqualTo("12 % ~");
    assertThat(SURVIVAL.marked("v6.8", "harmed", "12 %")).isEqualTo("12 %");
    assertThat(SURVIVAL.marked("v6.7", "misled", "12 %")).isEqualTo("12 %");
  }
}

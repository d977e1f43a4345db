package dev.vfrace.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
final class NearestTest {

  @ParameterizedTest
  @CsvSource({
    "kitten, sitting, 3",
    "'', abc, 3",
    "abc, '', 3",
    "flaw, lawn, 2",
    "same, same, 0",
    "cycels, cycles, 2"
  })
  void countsEdits(String from, String to, int edits) {
    assertThat(Nearest.edits(from, to)).isEqualTo(edits);
  }

  @Test
  void suggestsOnlyWhatIsNear() {
    List<String> keys = List.of("cycles", "lanes", "threads");
    assertThat(Nearest.to("cycels", keys)).contains("cycles");
    assertThat(Nearest.to("thread", keys)).contains("threads");
    assertThat(Nearest.to("kernel", keys)).isEmpty();
    assertThat(Nearest.suggestion("lane", keys)).isEqualTo("; did you mean 'lanes'?");
    assertThat(Nearest.suggestion("zzz", keys)).isEmpty();
  }
}

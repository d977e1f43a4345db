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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "cloud-init-24.1| 'cloud-init-23.2'",
        "cloud-init-21| 'cloud-init-20.4'",
        "cloud-init-18.1| 'cloud-init-20.4'",
        "networkd| 'networkd-257.7' or 'networkd-255' or 'networkd-flatcar'",
        "udev-azure| 'udev-azure-rule' or 'udev-azure-rule-85'",
        "udev-azure-rul| 'udev-azure-rule' or 'udev-azure-rule-85'",
        "conman| 'connman'"
      })
  void suggestsByVersionThenByHowANameBegins(String word, String suggested) {
    List<String> names =
        List.of(
            "cloud-init-20.4",
            "cloud-init-23.2",
            "cloud-init-hotplug",
            "connman",
            "networkd-255",
            "networkd-257.7",
            "networkd-flatcar",
            "udev-azure-rule",
            "udev-azure-rule-85");
    assertThat(Nearest.suggestion(word, names)).isEqualTo("; did you mean " + suggested + "?");
  }
}

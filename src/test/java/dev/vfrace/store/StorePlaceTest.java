package dev.vfrace.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class StorePlaceTest {

  @Test
  void aFileThatIsGivenWinsOverTheEnvironment() {
    assertThat(StorePlace.of("my.db", Map.of("VFRACE_STORE", "other.db")))
        .contains(Path.of("my.db"));
    assertThat(StorePlace.of("none", Map.of("VFRACE_STORE", "other.db"))).isEmpty();
  }

  @Test
  void theEnvironmentNamesAFileOrNone() {
    assertThat(StorePlace.of("auto", Map.of("VFRACE_STORE", "other.db")))
        .contains(Path.of("other.db"));
    assertThat(StorePlace.of("auto", Map.of("VFRACE_STORE", "none"))).isEmpty();
  }

  @Test
  void otherwiseItIsInTheUsersDataDirectory() {
    assertThat(StorePlace.of("auto", Map.of("XDG_DATA_HOME", "/data")))
        .contains(Path.of("/data/vfrace/runs.db"));
    assertThat(StorePlace.of("auto", Map.of("XDG_DATA_HOME", "not/absolute")))
        .contains(Path.of(System.getProperty("user.home"), ".local/share/vfrace/runs.db"));
  }
}

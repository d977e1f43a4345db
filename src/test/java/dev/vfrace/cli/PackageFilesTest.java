package dev.vfrace.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class PackageFilesTest {

  @Test
  void everyCommandHasAPage() {
    Map<String, String> files = PackageFiles.all();
    assertThat(files)
        .containsKeys(
            "man/man1/vfrace.1",
            "man/man1/vfrace-run.1",
            "man/man1/vfrace-show.1",
            "man/man1/vfrace-show-race.1",
            "man/man1/vfrace-completion.1",
            "bash-completion/completions/vfrace",
            "zsh/site-functions/_vfrace",
            "fish/vendor_completions.d/vfrace.fish");
    files.forEach(
        (path, text) -> {
          if (path.endsWith(".1")) {
            assertThat(text)
                .startsWith(".TH \"VFRACE")
                .contains("\n.SH NAME\n", "\n.SH SYNOPSIS\n", "\n.SH EXIT STATUS\n")
                .doesNotContain("${");
          }
        });
  }

  @Test
  void nothingOfTheHelpIsAnOrderToRoff() {
    assertThat(PackageFiles.all().get("man/man1/vfrace-run.1").lines())
        .filteredOn(line -> line.startsWith(".") || line.startsWith("'"))
        .allMatch(line -> line.matches("\\.(TH|SH|nf|fi)( .*)?"));
  }

  @Test
  void writesWhatItSays(@TempDir Path directory) throws IOException {
    PackageFiles.main(new String[] {directory.resolve("share").toString()});
    for (Map.Entry<String, String> file : PackageFiles.all().entrySet()) {
      assertThat(Files.readString(directory.resolve("share").resolve(file.getKey()), UTF_8))
          .isEqualTo(file.getValue());
    }
  }
}

package dev.vfrace.settings;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Loads the bundled configuration with changes. */
final class Loading {

  private Loading() {}

  static Catalogue defines(String... defines) {
    return Catalogue.load(Catalogue.confDir(), List.of(), List.of(defines), Map.of());
  }

  static Catalogue files(Path... files) {
    return Catalogue.load(Catalogue.confDir(), List.of(files), List.of(), Map.of());
  }

  static Catalogue options(Map<RunOption, List<String>> options) {
    return Catalogue.load(Catalogue.confDir(), List.of(), List.of(), options);
  }

  /** The refusal of loading, or of the campaign, or of its options. */
  static String refusal(Callable<Catalogue> load) {
    SettingsException refused =
        catchThrowableOfType(
            SettingsException.class,
            () -> {
              Catalogue catalogue = load.call();
              catalogue.campaign();
              catalogue.runOptions();
              catalogue.compareOptions();
            });
    return refused == null ? "accepted" : String.valueOf(refused.getMessage());
  }

  /** The refusal of what is done. */
  static String refused(Runnable action) {
    SettingsException refused = catchThrowableOfType(SettingsException.class, action::run);
    return refused == null ? "accepted" : String.valueOf(refused.getMessage());
  }

  static Path write(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.vfrace.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** Names a file together with what is in it, so that two of one name are told apart. */
final class FileMark {

  private static final int HASH_DIGITS = 6;

  private FileMark() {}

  /** {@code my.conf#3f2a9c}: the first digits of the SHA-256; the name alone of a pipe. */
  static String of(Path file) {
    String name = String.valueOf(file.getFileName());
    try {
      return Files.isRegularFile(file)
          ? name + "#" + hash(Files.readAllBytes(file)).substring(0, HASH_DIGITS)
          : name;
    } catch (IOException e) {
      throw new SettingsException(file + ": cannot be read: " + e.getMessage());
    }
  }

  private static String hash(byte[] bytes) {
    return HexFormat.of().formatHex(Fingerprint.sha256(bytes));
  }
}

package dev.vfrace.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vfrace.report.Document;
import java.io.IOException;

/** A file of results. By its name it is CBOR or JSON. */
final class JsonFile implements JsonTarget {

  private static final String CBOR = ".cbor";

  private final String name;
  private final WholeFile file;

  private JsonFile(String name, WholeFile file) {
    this.name = name;
    this.file = file;
  }

  /**
   * Finds out whether the file can be written, and leaves nothing behind.
   *
   * @throws UsageException if it cannot
   */
  static JsonFile open(String name) {
    return new JsonFile(
        name,
        WholeFile.open(
            name,
            "--json '%s' (vfrace.run.json)".formatted(name),
            "a file in a writable directory, -, or none"));
  }

  @Override
  public void write(Document document) throws IOException {
    file.write(name.endsWith(CBOR) ? document.cbor() : document.json().getBytes(UTF_8));
  }

  @Override
  public boolean holdsOlder() {
    return file.holdsOlder();
  }

  @Override
  public String name() {
    return name;
  }
}

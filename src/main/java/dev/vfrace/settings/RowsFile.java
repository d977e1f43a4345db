package dev.vfrace.settings;

import com.typesafe.config.ConfigOrigin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * A file of measured cycles, or a section of one, as {@code rows} of a timing name it.
 *
 * @param at where it is named
 * @param path absolute
 * @param section the rows to take, by what their column {@code section} says; empty: all
 * @param weight of its rows together
 * @param content what is in it, unpacked
 * @param sha256 of what is in it, unpacked, 64 hexadecimal digits
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record RowsFile(
    Located at, Path path, Optional<String> section, double weight, byte[] content, String sha256) {

  /** What an entry looks like, for messages. */
  static final String ALLOWED =
      "a CSV file, or a list of { file = a.csv.gz, section = boot-1, weight = 2 }";

  private static final List<String> KEYS = List.of("file", "section", "weight", "sha256");
  private static final int MAX_BYTES = 64 << 20;

  /** Reads what an entry names: a path, or an object. */
  static RowsFile open(Located at) {
    if (!at.isObject()) {
      return open(at, at, Optional.empty(), 1, Optional.empty());
    }
    Section entry = Section.open(at).allowing(KEYS);
    return open(
        at,
        entry.required("file", "a CSV file"),
        entry.optional("section").map(Located::text),
        entry.optional("weight").map(RowsFile::weight).orElse(1.0),
        entry.optional("sha256"));
  }

  private static RowsFile open(
      Located at,
      Located file,
      Optional<String> section,
      double weight,
      Optional<Located> expected) {
    Path path = resolve(file);
    byte[] content = content(file, path);
    String sha256 = HexFormat.of().formatHex(Fingerprint.digest().digest(content));
    if (expected.isPresent() && !expected.get().text().equals(sha256)) {
      throw expected.get().error("%s has other content, of SHA-256 %s".formatted(path, sha256));
    }
    return new RowsFile(at, path, section, weight, content, sha256);
  }

  /** The delays in nanoseconds by column. */
  Map<String, long[]> columns(List<String> known) {
    return new RowsTable(path, known, section).read(content);
  }

  /** What a recorded configuration says of it: where it is, and which content is meant. */
  Map<String, Object> recorded() {
    Map<String, Object> recorded =
        new TreeMap<>(Map.of("file", path.toString(), "weight", weight, "sha256", sha256));
    section.ifPresent(name -> recorded.put("section", name));
    return recorded;
  }

  /** A refusal of the entry. */
  SettingsException error(String problem) {
    return at.error(problem);
  }

  private static double weight(Located at) {
    return at.number(DelayReader.LEAST_WEIGHT, DelayReader.MOST_WEIGHT);
  }

  /** Paths count from the file that names them; on the command line from the working directory. */
  private static Path resolve(Located at) {
    ConfigOrigin origin = at.value().origin();
    try {
      Path path = Path.of(at.text());
      return (Origins.isArgument(origin)
              ? path
              : Path.of(Origins.source(origin)).resolveSibling(path))
          .toAbsolutePath()
          .normalize();
    } catch (InvalidPathException e) {
      throw at.error("not a path; allowed: a CSV file");
    }
  }

  private static byte[] content(Located at, Path path) {
    if (!Files.isRegularFile(path)) {
      throw at.error("no such file: " + path + "; allowed: a CSV file, which may be gzipped");
    }
    try (InputStream file = Files.newInputStream(path)) {
      byte[] raw = file.readNBytes(MAX_BYTES + 1);
      byte[] content = path.toString().endsWith(".gz") ? unpack(raw) : raw;
      if (content.length > MAX_BYTES) {
        throw at.error(path + " is too large; allowed: up to 64 MiB, unpacked");
      }
      return content;
    } catch (IOException e) {
      throw at.error(path + " cannot be read: " + e.getMessage());
    }
  }

  private static byte[] unpack(byte[] raw) throws IOException {
    try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(raw))) {
      return unpacked.readNBytes(MAX_BYTES + 1);
    }
  }
}

package dev.vfrace.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads HOCON files: regular ones of a sane size, and no others than those that are named. */
final class ConfigFiles {

  private static final String SUFFIX = ".conf";

  private int included;

  private ConfigFiles() {}

  /** One file, parsed but not resolved. */
  static Config parse(Path file) {
    Config parsed = new ConfigFiles().parse(file, "", 0);
    Emptiness.check(parsed.root());
    return parsed;
  }

  /** The {@code .conf} files of a directory by the name before the suffix; none if it is absent. */
  static Map<String, Path> byName(Path directory) {
    Map<String, Path> files = new TreeMap<>(NaturalOrder.OF_NAMES);
    if (!Files.isDirectory(directory)) {
      return files;
    }
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
      found.forEach(file -> files.put(nameOf(file), file));
    } catch (IOException e) {
      throw new SettingsException(directory + ": cannot be listed: " + e.getMessage());
    }
    return files;
  }

  /** The name of a file without its suffix. */
  static String nameOf(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
  }

  /**
   * One file and those that it includes.
   *
   * @param asked what asks for it, with a colon and a blank; empty: the command line
   * @param depth how many files include it
   */
  private Config parse(Path file, String asked, int depth) {
    String text = text(file, asked);
    String source = file.toString();
    List<Integer> lines = HoconScan.includes(text, source);
    return Hocon.parse(
        text,
        source,
        Includes.read(source, lines, (what, where) -> include(file, what, where, depth + 1)));
  }

  private ConfigObject include(Path from, String what, String where, int depth) {
    String asked = where + ": include \"" + Shown.text(what) + "\": ";
    if (!what.endsWith(SUFFIX)) {
      throw new SettingsException(
          asked + "no " + SUFFIX + " file; allowed: the path of one, from this one's place");
    }
    included++;
    Bound.INCLUDES.check(included, where);
    Bound.INCLUDED.check(depth, where);
    try {
      return parse(from.resolveSibling(what), asked, depth).root();
    } catch (InvalidPathException e) {
      throw new SettingsException(asked + "no path; allowed: the path of a .conf file");
    }
  }

  private static String text(Path file, String asked) {
    refuse(!Files.exists(file), file, asked, "no such file");
    refuse(Files.isDirectory(file), file, asked, "is a directory");
    refuse(!Files.isRegularFile(file), file, asked, "is no regular file");
    refuse(!Files.isReadable(file), file, asked, "cannot be read");
    byte[] bytes;
    try (InputStream stream = Files.newInputStream(file)) {
      bytes = stream.readNBytes(Bound.FILE.most() + 1);
    } catch (IOException e) {
      throw new SettingsException(asked + file + ": cannot be read: " + e.getMessage());
    }
    Bound.FILE.check(bytes.length, asked + file);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new SettingsException(asked + file + ": not UTF-8; allowed: a HOCON file in UTF-8");
    }
  }

  private static void refuse(boolean refused, Path file, String asked, String problem) {
    if (refused) {
      throw new SettingsException(
          asked + file + ": " + problem + "; allowed: a readable HOCON file");
    }
  }
}

package dev.vfrace.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads one HOCON file with those that it includes: regular ones of a sane size, and no others than
 * those that are named.
 */
final class ConfigFile {

  private int included;

  private ConfigFile() {}

  /**
   * The file, parsed but not resolved.
   *
   * @throws SettingsException if it cannot be read, is beyond a bound, or gives what is no value
   */
  static Config read(Path file) {
    Config parsed = new ConfigFile().parse(file, "", 0);
    Emptiness.check(parsed.root());
    return parsed;
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
    if (!what.endsWith(ConfigFiles.SUFFIX)) {
      throw new SettingsException(
          asked
              + "no "
              + ConfigFiles.SUFFIX
              + " file; allowed: the path of one, from this one's place");
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
    if (!Files.isRegularFile(file)) {
      refuse(!Files.exists(file), file, asked, "no such file");
      refuse(Files.isDirectory(file), file, asked, "is a directory");
      refuse(true, file, asked, "is no regular file");
    }
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

package dev.vfrace.settings;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;

/**
 * Identifies what determines a campaign's counts: the SHA-256 of its configuration, keys sorted,
 * scalars as they are written.
 */
final class Fingerprint {

  /** Of {@code vfrace.run}: what changes no count, or stands elsewhere in the configuration. */
  private static final Collection<String> OF_RUN =
      List.of("threads", "placement", "timing", "image");

  /** Rows count by their content, wherever it lies. */
  private static final String ROWS = "/timing/rows/";

  /** Of any definition, and of a delay. */
  private static final Collection<String> DESCRIPTIONS = List.of("summary", "source", "kind");

  /** Below it every whole number has a double of its own. */
  private static final double WHOLE = 1L << 53;

  private Fingerprint() {}

  /** 64 hexadecimal digits for the object below {@code vfrace}. */
  static String of(ConfigObject campaign) {
    StringBuilder text = new StringBuilder();
    append(text, "", campaign);
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(sha256(bytes));
  }

  /** The SHA-256 of bytes. */
  static byte[] sha256(byte[] bytes) {
    return digest().digest(bytes);
  }

  private static void append(StringBuilder text, String path, ConfigValue value) {
    if (value instanceof ConfigObject object) {
      for (String key : new TreeSet<>(object.keySet())) {
        boolean left =
            DESCRIPTIONS.contains(key)
                || (path.equals("/run") && OF_RUN.contains(key))
                || (path.startsWith(ROWS) && key.equals("file"));
        ConfigValue inner = object.get(key);
        if (!left && inner != null) {
          append(text, path + "/" + key, inner);
        }
      }
    } else if (value instanceof ConfigList list) {
      text.append(path).append('#').append(list.size()).append('\n');
      for (int at = 0; at < list.size(); at++) {
        append(text, path + "/" + at, list.get(at));
      }
    } else {
      text.append(path).append('=').append(scalar(value.unwrapped())).append('\n');
    }
  }

  /** A whole number is one, whether it was read from a text or not. */
  private static Object scalar(Object value) {
    return value instanceof Double number && number == Math.rint(number) && Math.abs(number) < WHOLE
        ? (Object) number.longValue()
        : value;
  }

  /** Of SHA-256. */
  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

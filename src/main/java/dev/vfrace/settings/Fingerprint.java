package dev.vfrace.settings;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * Identifies what a campaign runs: the SHA-256 of its resolved configuration, keys sorted, without
 * descriptions.
 */
final class Fingerprint {

  private final Map<String, String> parts = new TreeMap<>();

  /** Adds a definition, but for its {@code summary} and {@code source}. */
  Fingerprint definition(String key, ConfigObject definition) {
    return put(key, definition.withoutKey("summary").withoutKey("source"));
  }

  /** Adds a figure or a word. */
  Fingerprint figure(String key, Object figure) {
    return put(key, ConfigValueFactory.fromAnyRef(figure));
  }

  /** 64 hexadecimal digits. */
  String sha256() {
    StringBuilder text = new StringBuilder();
    parts.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(digest().digest(bytes));
  }

  private Fingerprint put(String key, ConfigValue value) {
    parts.put(key, value.render(ConfigRenderOptions.concise()));
    return this;
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

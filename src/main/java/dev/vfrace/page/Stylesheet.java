package dev.vfrace.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vfrace.witness.WitnessSvg;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/** The style sheet of all pages, and the policy that lets a page use it and nothing else. */
public final class Stylesheet {

  private static final String NAME = "report.css";

  private Stylesheet() {}

  /** Its text. */
  public static String text() {
    try (InputStream in =
        Objects.requireNonNull(Stylesheet.class.getResourceAsStream(NAME), NAME)) {
      return new String(in.readAllBytes(), UTF_8) + WitnessSvg.style();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a page that stands by itself may load: nothing; this style sheet is in it. */
  static String policy() {
    return "default-src 'none'; style-src '%s'; base-uri 'none'; form-action 'none'"
        .formatted(hash());
  }

  /** By which a policy knows it: {@code sha256-...}. */
  public static String hash() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text().getBytes(UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}

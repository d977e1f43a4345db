package dev.vfrace.serve;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who may ask, and how. Only what is asked of this very machine by its own name is answered: a page
 * of somebody else that had its name pointed at this machine (DNS rebinding) still says its own
 * name in {@code Host}. Nothing but reading is understood.
 */
final class Guard {

  private static final List<String> NAMES = List.of("127.0.0.1", "localhost", "[::1]");
  private static final Set<String> METHODS = Set.of("GET", "HEAD");

  private final String policy;

  /**
   * With a policy for all pages.
   *
   * @param styles hash of the style sheet that reports have in them
   */
  Guard(String styles) {
    this.policy =
        "default-src 'none'; script-src 'self'; style-src 'self' '%s'; connect-src 'self';"
                .formatted(styles)
            + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  }

  /** Why it is not answered; empty if it may be. */
  Optional<Refusal> refusal(HttpExchange exchange) {
    if (!exchange.getRemoteAddress().getAddress().isLoopbackAddress()) {
      return Optional.of(new Refusal(403, "only for this machine itself"));
    }
    List<String> hosts = exchange.getRequestHeaders().getOrDefault("Host", List.of());
    int port = exchange.getLocalAddress().getPort();
    if (hosts.size() != 1 || !isOurs(hosts.get(0), port)) {
      return Optional.of(new Refusal(403, "only under the names 127.0.0.1, localhost and [::1]"));
    }
    return METHODS.contains(exchange.getRequestMethod())
        ? Optional.empty()
        : Optional.of(new Refusal(405, "only to be read: GET and HEAD"));
  }

  private static boolean isOurs(String host, int port) {
    return NAMES.stream().anyMatch(name -> host.equals(name + ":" + port))
        || (port == 80 && NAMES.contains(host));
  }

  /** What every answer says. */
  void protect(Headers headers) {
    headers.set("Content-Security-Policy", policy);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cache-Control", "no-store");
  }

  /**
   * A refusal.
   *
   * @param code of HTTP
   * @param reason in words
   */
  record Refusal(int code, String reason) {}
}

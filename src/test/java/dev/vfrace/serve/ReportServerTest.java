package dev.vfrace.serve;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vfrace.analysis.Samples;
import dev.vfrace.report.RunPresentation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.BindException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
@Timeout(30)
class ReportServerTest {

  private static final int MOST_TRIES = 100;
  private static final long TRY_MILLIS = 100;

  private final GrowingShelf shelf = new GrowingShelf();
  private ReportServer server;
  private int port;

  @BeforeEach
  void start() throws IOException {
    grow(1000);
    server = ReportServer.start(shelf, 0, "1");
    port = URI.create(server.address()).getPort();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void grow(long cycles) {
    shelf.grow(
        new RunPresentation(
            new Samples().observer("rule", Samples.observer(45, 3, cycles / 10)).result()),
        cycles);
  }

  private static Socket ask(int port, String request, String host) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket
        .getOutputStream()
        .write(
            "%s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                .formatted(request, host)
                .getBytes(UTF_8));
    return socket;
  }

  private String answer(String request, String host) throws IOException {
    try (Socket socket = ask(port, request, host)) {
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  private String answer(String request) throws IOException {
    return answer(request, "127.0.0.1:" + port);
  }

  @Test
  void servesTheListTheReportAndThePageThatFollows() throws IOException {
    assertThat(answer("GET /")).startsWith("HTTP/1.1 200").contains("Run &lt;12&gt;");
    assertThat(answer("GET /run/12")).startsWith("HTTP/1.1 200").contains("May this be quoted?");
    assertThat(answer("GET /live/12")).startsWith("HTTP/1.1 200").contains("/assets/live.js");
    for (String asset :
        new String[] {"uplot.js", "uplot.css", "live.js", "list.js", "report.css"}) {
      assertThat(answer("GET /assets/" + asset)).startsWith("HTTP/1.1 200");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nothing",
        "/run/13",
        "/live/13",
        "/events/13",
        "/assets/ReportServer.class",
        "/assets/../run",
        "/run/../../etc/passwd",
        "/run/%2e%2e%2fx",
        "/run/12/x",
        "/run/",
        "/live"
      })
  void whatIsNotThereIsNotServed(String path) throws IOException {
    assertThat(answer("GET " + path)).startsWith("HTTP/1.1 404");
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "evil.example:80", "127.0.0.1", "127.0.0.1:1", ""})
  void aForeignNameIsRefused(String host) throws IOException {
    assertThat(answer("GET /", host)).startsWith("HTTP/1.1 40").doesNotContain("Run &lt;12&gt;");
    assertThat(answer("GET /events", host)).startsWith("HTTP/1.1 40").doesNotContain("data: {");
  }

  @Test
  void itsOwnNamesAreNot() throws IOException {
    assertThat(answer("GET /", "localhost:" + port)).startsWith("HTTP/1.1 200");
    assertThat(answer("GET /", "[::1]:" + port)).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
  void nothingButReadingIsUnderstood(String method) throws IOException {
    assertThat(answer(method + " /run/12"))
        .startsWith("HTTP/1.1 405")
        .containsIgnoringCase("allow: GET, HEAD");
  }

  @Test
  void aHeadHasNoBody() throws IOException {
    String head = answer("HEAD /run/12");
    assertThat(head).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n");
    String body = answer("GET /run/12").split("\r\n\r\n", 2)[1];
    assertThat(head).containsIgnoringCase("content-length: " + body.length());
    assertThat(answer("HEAD /events/12")).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n");
  }

  @Test
  void everyAnswerIsUnderAStrictPolicy() throws IOException {
    for (String path : new String[] {"/", "/run/12", "/live/12", "/nothing"}) {
      assertThat(answer("GET " + path))
          .containsIgnoringCase("content-security-policy: default-src 'none'; script-src 'self';")
          .containsIgnoringCase("frame-ancestors 'none'")
          .containsIgnoringCase("x-content-type-options: nosniff");
    }
  }

  @Test
  void whoFollowsIsToldWhatIsNew() throws IOException {
    try (Socket socket = ask(port, "GET /events/12", "127.0.0.1:" + port)) {
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      assertThat(message(lines).at("/entry/cycles").asLong()).isEqualTo(1000);
      grow(2000);
      server.look();
      JsonNode news = message(lines);
      assertThat(news.at("/entry/cycles").asLong()).isEqualTo(2000);
      assertThat(news.at("/rows/0/0").asText()).isEqualTo("rule");
      shelf.broken(true);
      server.look();
      assertThat(message(lines).at("/trouble").asText()).isEqualTo("the store is locked");
      shelf.broken(false);
      shelf.end();
      server.look();
      assertThat(message(lines).at("/entry/running").asBoolean()).isFalse();
    }
  }

  @Test
  void whatAilsOneResultIsToldToThoseAloneWhoFollowIt() throws IOException {
    shelf.damaged();
    try (Socket one = ask(port, "GET /events/12", "127.0.0.1:" + port);
        Socket all = ask(port, "GET /events", "127.0.0.1:" + port)) {
      assertThat(
              message(new BufferedReader(new InputStreamReader(one.getInputStream(), UTF_8)))
                  .at("/trouble")
                  .asText())
          .isEqualTo("run 12 is damaged");
      server.look();
      assertThat(
              message(new BufferedReader(new InputStreamReader(all.getInputStream(), UTF_8)))
                  .at("/entries/0/id")
                  .asText())
          .isEqualTo("12");
    }
  }

  @Test
  void whatHasNoFiguresYetSaysSo() throws IOException {
    GrowingShelf empty = new GrowingShelf();
    try (ReportServer begun = ReportServer.start(empty, 0, "1")) {
      int own = URI.create(begun.address()).getPort();
      try (Socket socket = ask(own, "GET /run/12", "127.0.0.1:" + own)) {
        assertThat(new String(socket.getInputStream().readAllBytes(), ISO_8859_1))
            .startsWith("HTTP/1.1 404")
            .endsWith("there are no figures yet; /live/12 follows it");
      }
      try (Socket socket = ask(own, "GET /events/12", "127.0.0.1:" + own)) {
        assertThat(
                message(new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)))
                    .at("/note")
                    .asText())
            .startsWith("There are no figures yet");
      }
    }
  }

  @Test
  void whoIsGoneIsNoticed() throws Exception {
    try (Socket socket = ask(port, "GET /events/12", "127.0.0.1:" + port)) {
      message(new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)));
      assertThat(server.followers()).isOne();
    }
    boolean isNoticed = false;
    for (int tries = 1; tries < MOST_TRIES && !isNoticed; tries++) {
      grow(2000 + tries);
      server.look();
      isNoticed = server.awaitFollowers(0, TRY_MILLIS);
    }
    assertThat(isNoticed).isTrue();
  }

  @Test
  void whoFollowsIsLetGoAtTheEnd() throws IOException {
    try (Socket socket = ask(port, "GET /events", "127.0.0.1:" + port)) {
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      message(lines);
      server.close();
      assertThat(lines.lines().filter(line -> line.startsWith("data: "))).isEmpty();
    }
  }

  @Test
  void aPortThatIsTakenIsAnError() {
    assertThatThrownBy(() -> ReportServer.start(shelf, port, "1"))
        .isInstanceOf(BindException.class);
  }

  private static JsonNode message(BufferedReader lines) throws IOException {
    String line = lines.readLine();
    while (line != null && !line.startsWith("data: ")) {
      line = lines.readLine();
    }
    return new ObjectMapper().readTree(String.valueOf(line).substring("data: ".length()));
  }
}

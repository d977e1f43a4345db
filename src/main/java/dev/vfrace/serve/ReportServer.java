package dev.vfrace.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vfrace.page.ReportPage;
import dev.vfrace.page.Stylesheet;
import dev.vfrace.page.Told;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Serves a shelf of results on this machine's loopback address: a list, reports, and pages that
 * follow what is still being measured by server-sent events (HTML Standard, section 9.2). Nothing
 * can be changed through it.
 */
public final class ReportServer implements AutoCloseable {

  /** Whatever is preferred elsewhere: the address that is told. */
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private static final long PERIOD_MILLIS = 1000;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
  private static final String HTML = "text/html; charset=utf-8";
  private static final String TEXT = "text/plain; charset=utf-8";

  private final String version;
  private final HttpServer server;
  private final Desk desk;
  private final Guard guard = new Guard(Stylesheet.hash());
  private final Assets assets = new Assets();
  private final EventStream events = new EventStream();
  private final ExecutorService threads = Executors.newCachedThreadPool(ReportServer::thread);
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(ReportServer::thread);

  private ReportServer(Shelf shelf, String version, HttpServer server) {
    this.version = version;
    this.server = server;
    this.desk = new Desk(shelf);
  }

  /**
   * Begins to serve.
   *
   * @param port to listen at; 0: any that is free
   * @param version of vfrace
   * @throws IOException if the port cannot be had
   */
  public static ReportServer start(Shelf shelf, int port, String version) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port);
    ReportServer serving = new ReportServer(shelf, version, HttpServer.create(address, 0));
    serving.server.setExecutor(serving.threads);
    serving.server.createContext("/", serving::handle);
    var unused =
        serving.looking.scheduleWithFixedDelay(
            serving.desk::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    serving.server.start();
    return serving;
  }

  /** Where a browser finds it. */
  public String address() {
    return "http://127.0.0.1:%d/".formatted(server.getAddress().getPort());
  }

  /** Looks at the shelf now, and tells those who follow. */
  void look() {
    desk.look();
  }

  /** How many pages follow something. */
  int followers() {
    return events.open();
  }

  /** Waits until no more than so many pages follow something; false if that takes too long. */
  boolean awaitFollowers(int most, long millis) throws InterruptedException {
    return events.awaitOpen(most, millis);
  }

  @Override
  public void close() {
    looking.shutdownNow();
    desk.close();
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      guard.protect(exchange.getResponseHeaders());
      Optional<Guard.Refusal> refusal = guard.refusal(exchange);
      if (refusal.isPresent()) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        answer(exchange, refusal.get().code(), TEXT, refusal.get().reason());
      } else {
        route(exchange);
      }
    }
  }

  private void route(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    try {
      if (path.equals("/")) {
        answer(exchange, 200, HTML, new Pages(version).list(desk.entries()));
      } else if (path.equals("/events")) {
        desk.look();
        events.send(exchange, desk.list());
      } else if (path.equals("/favicon.ico")) {
        exchange.sendResponseHeaders(204, -1);
      } else {
        route(exchange, path);
      }
    } catch (RuntimeException unreadable) {
      answer(exchange, 500, TEXT, String.valueOf(unreadable.getMessage()));
    }
  }

  private void route(HttpExchange exchange, String path) throws IOException {
    int slash = path.indexOf('/', 1);
    String name = slash < 0 ? "" : path.substring(slash + 1);
    if (!ID.matcher(name).matches()) {
      missing(exchange);
      return;
    }
    switch (path.substring(0, slash)) {
      case "/assets" -> {
        Optional<Assets.Asset> asset = assets.get(name);
        if (asset.isPresent()) {
          answer(exchange, 200, asset.get().type(), asset.get().text());
        } else {
          missing(exchange);
        }
      }
      case "/run" -> report(exchange, name);
      case "/live" -> {
        Optional<Entry> entry = desk.entry(name);
        if (entry.isPresent()) {
          answer(exchange, 200, HTML, new Pages(version).live(entry.get()));
        } else {
          missing(exchange);
        }
      }
      case "/events" -> {
        if (desk.entry(name).isPresent()) {
          Hub hub = desk.followed(name);
          desk.look();
          events.send(exchange, hub);
        } else {
          missing(exchange);
        }
      }
      default -> missing(exchange);
    }
  }

  private void report(HttpExchange exchange, String id) throws IOException {
    Optional<Told> told = desk.told(id);
    if (told.isEmpty()) {
      if (desk.entry(id).isPresent()) {
        answer(exchange, 404, TEXT, "there are no figures yet; /live/" + id + " follows it");
      } else {
        missing(exchange);
      }
      return;
    }
    List<ReportPage.Link> links =
        List.of(
            new ReportPage.Link("all results", "/"), new ReportPage.Link("live", "/live/" + id));
    answer(exchange, 200, HTML, new ReportPage(version, links).of(List.of(told.get())));
  }

  private static void missing(HttpExchange exchange) throws IOException {
    answer(exchange, 404, TEXT, "there is nothing here");
  }

  private static void answer(HttpExchange exchange, int code, String type, String text)
      throws IOException {
    answer(exchange, code, type, text.getBytes(UTF_8));
  }

  private static void answer(HttpExchange exchange, int code, String type, byte[] bytes)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(bytes.length));
      exchange.sendResponseHeaders(code, -1);
      return;
    }
    exchange.sendResponseHeaders(code, bytes.length);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(bytes);
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "serve");
    thread.setDaemon(true);
    return thread;
  }
}

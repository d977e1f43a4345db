package dev.vfrace.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Sends messages to pages that follow something, as long as they are there: one that is gone is
 * noticed by the next message, or by the sign of life that is sent where there is none.
 */
final class EventStream {

  private static final int MOST = 64;
  private static final long SIGN_OF_LIFE_MILLIS = 5000;

  private int open;

  /** How many are open. */
  synchronized int open() {
    return open;
  }

  /** Waits until no more than so many are open; false if that does not come in time. */
  synchronized boolean awaitOpen(int most, long millis) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    long left = millis;
    while (open > most && left > 0) {
      wait(left);
      left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }
    return open <= most;
  }

  private synchronized boolean enter() {
    if (open == MOST) {
      return false;
    }
    open++;
    return true;
  }

  private synchronized void leave() {
    open--;
    notifyAll();
  }

  /** Sends all messages of a hub until either side is gone. */
  void send(HttpExchange exchange, Hub hub) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(200, -1);
      return;
    }
    if (!enter()) {
      exchange.sendResponseHeaders(503, -1);
      return;
    }
    try {
      exchange.sendResponseHeaders(200, 0);
      follow(exchange.getResponseBody(), hub);
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    } finally {
      leave();
    }
  }

  private static void follow(OutputStream body, Hub hub) throws IOException, InterruptedException {
    long known = 0;
    while (!hub.isClosed()) {
      Optional<Hub.Message> news = hub.after(known, SIGN_OF_LIFE_MILLIS);
      if (news.isPresent()) {
        known = news.get().number();
        write(body, "data: " + news.get().text() + "\n\n");
      } else {
        write(body, ": still there\n\n");
      }
    }
  }

  private static void write(OutputStream body, String text) throws IOException {
    body.write(text.getBytes(UTF_8));
    body.flush();
  }
}

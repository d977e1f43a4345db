package dev.vfrace.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vfrace.page.Stylesheet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Scripts and style sheets that pages load; uPlot from its jar. */
final class Assets {

  private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/";
  private static final String SCRIPT = "text/javascript; charset=utf-8";
  private static final String STYLE = "text/css; charset=utf-8";

  private final Map<String, Asset> assets =
      Map.of(
          "uplot.js", new Asset(SCRIPT, resource(UPLOT + "uPlot.iife.min.js")),
          "uplot.css", new Asset(STYLE, resource(UPLOT + "uPlot.min.css")),
          "live.js", new Asset(SCRIPT, resource("live.js")),
          "list.js", new Asset(SCRIPT, resource("list.js")),
          "report.css", new Asset(STYLE, Stylesheet.text()));

  /**
   * Something to load.
   *
   * @param type of it
   * @param text of it
   */
  record Asset(String type, String text) {}

  /** The one of that name, if there is one. */
  Optional<Asset> get(String name) {
    return Optional.ofNullable(assets.get(name));
  }

  private static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(Assets.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.vfrace.serve;

import dev.vfrace.markup.Element;
import dev.vfrace.page.Live;
import dev.vfrace.text.Quantity;
import java.util.List;
import java.util.Set;

/** The pages that reports are reached from, and the one that follows a result while it comes. */
final class Pages {

  private static final List<String> HEADS =
      List.of("result", "state", "started", "cycles", "asked for", "view");
  private static final Set<String> FIGURES =
      Set.of("cycles", "asked for", "count", "trials", "rate", "95 % interval");

  private final String version;

  Pages(String version) {
    this.version = version;
  }

  /** The list of all results. */
  String list(List<Entry> entries) {
    Element body = Element.of("tbody").with("id", "entries");
    entries.forEach(entry -> body.add(row(entry)));
    return page(
        "Results",
        "/assets/list.js",
        Element.of("p", status(entries)).with("id", "status").with("role", "status"),
        Element.of("div")
            .with("class", "scroll")
            .with("role", "group")
            .with("aria-label", "Table: results")
            .with("tabindex", 0)
            .add(
                Element.of("table")
                    .add(
                        Element.of("caption", "Results, those that began last first"),
                        heads(HEADS),
                        body)));
  }

  private static String status(List<Entry> entries) {
    long running = entries.stream().filter(Entry::running).count();
    return "%s, %s"
        .formatted(
            Quantity.count(entries.size(), "result"),
            running == 0 ? "none is running" : Quantity.count(running) + " running");
  }

  private static Element row(Entry entry) {
    return Element.of("tr")
        .add(
            Element.of("th")
                .with("scope", "row")
                .add(Element.of("a", entry.title()).with("href", "/run/" + entry.id())),
            Element.of("td", entry.state()),
            Element.of("td", entry.started()),
            Element.of("td", entry.cyclesText()).with("class", "n"),
            Element.of("td", requested(entry)).with("class", "n"),
            Element.of("td")
                .add(
                    Element.of("a", "live")
                        .with("href", "/live/" + entry.id())
                        .with("aria-label", "live: " + entry.title())));
  }

  private static String requested(Entry entry) {
    return entry.requested().isPresent() ? Quantity.count(entry.requested().getAsLong()) : "";
  }

  /** The page that follows a result. */
  String live(Entry entry) {
    return page(
        entry.title(),
        "/assets/live.js",
        Element.of("p", "Waiting for the first figures.")
            .with("id", "status")
            .with("role", "status"),
        Element.of("progress").with("id", "progress").with("aria-label", "Cycles done"),
        Element.of("section")
            .with("class", "quote")
            .with("id", "quote")
            .with("aria-labelledby", "quote-h")
            .add(
                Element.of("h2", "As of now").with("id", "quote-h"),
                Element.of("p").with("class", "lead").with("id", "lead"),
                Element.of("p")
                    .add(Element.of("strong").with("class", "badge").with("id", "answer")),
                Element.of("p")
                    .add(
                        Element.of("a", "The whole report, as of now")
                            .with("href", "/run/" + entry.id()))),
        Element.of("p").with("class", "note").with("id", "note"),
        Element.of("section")
            .with("id", "curves-all")
            .with("aria-labelledby", "curves-h")
            .add(
                Element.of("h2", "Rates so far").with("id", "curves-h"),
                Element.of(
                    "p",
                    "The line is the rate after so many trials; the band holds the true rate at all"
                        + " times at once, in 95 % of runs. The table below has the figures."),
                Element.of("div").with("id", "curves").with("class", "pair")),
        Element.of("section")
            .with("id", "rows-all")
            .with("aria-labelledby", "rows-h")
            .add(
                Element.of("h2", "Programs so far").with("id", "rows-h"),
                Element.of("div")
                    .with("class", "scroll")
                    .with("role", "group")
                    .with("aria-label", "Table: by program")
                    .with("tabindex", 0)
                    .add(
                        Element.of("table")
                            .add(
                                Element.of("caption", "By program, the worst first"),
                                heads(Live.HEADS),
                                Element.of("tbody").with("id", "rows")))));
  }

  private static Element heads(List<String> heads) {
    Element row = Element.of("tr");
    for (String head : heads) {
      Element cell = Element.of("th", head).with("scope", "col");
      row.add(FIGURES.contains(head) ? cell.with("class", "n") : cell);
    }
    return Element.of("thead").add(row);
  }

  private String page(String title, String script, Element... main) {
    return "<!DOCTYPE html>\n"
        + Element.of("html")
            .with("lang", "en")
            .add(
                Element.of("head")
                    .add(
                        Element.of("meta").with("charset", "utf-8"),
                        Element.of("meta")
                            .with("name", "viewport")
                            .with("content", "width=device-width, initial-scale=1"),
                        Element.of("meta")
                            .with("name", "color-scheme")
                            .with("content", "light dark"),
                        Element.of("title", title + " · vfrace"),
                        sheet("/assets/uplot.css"),
                        sheet("/assets/report.css"),
                        script("/assets/uplot.js"),
                        script(script)),
                Element.of("body")
                    .add(
                        Element.of("a", "Skip to the results")
                            .with("class", "skip")
                            .with("href", "#main"),
                        Element.of("header")
                            .add(
                                Element.of("p", "vfrace " + version + " · ")
                                    .with("class", "brand")
                                    .add(Element.of("a", "all results").with("href", "/")),
                                Element.of("h1", title)),
                        Element.of("main").with("id", "main").with("tabindex", -1).add(main),
                        Element.of("footer")
                            .add(
                                Element.of(
                                    "p",
                                    "For this machine alone; nothing can be changed from here."))))
            .written();
  }

  private static Element sheet(String address) {
    return Element.of("link").with("rel", "stylesheet").with("href", address);
  }

  private static Element script(String address) {
    return Element.of("script").with("src", address).with("defer", "defer");
  }
}

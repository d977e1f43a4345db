package dev.vfrace.page;

import dev.vfrace.markup.Element;
import java.util.ArrayList;
import java.util.List;

/**
 * The report on one or more results: one file of HTML that loads nothing, the same bytes for the
 * same results.
 */
public final class ReportPage {

  private static final int HIGHEST = 2;
  private static final int LONGEST_CONTENTS = 60;

  private final String version;
  private final List<Link> links;

  /**
   * A link at the top of a page.
   *
   * @param text of it
   * @param address where it leads
   */
  public record Link(String text, String address) {}

  /**
   * Makes reports that stand by themselves.
   *
   * @param version of vfrace
   */
  public ReportPage(String version) {
    this(version, List.of());
  }

  /**
   * Makes reports that are among other pages.
   *
   * @param version of vfrace
   * @param links to others
   */
  public ReportPage(String version, List<Link> links) {
    this.version = version;
    this.links = List.copyOf(links);
  }

  /** The whole page; of several results one after the other. */
  public String of(List<Told> results) {
    Outline outline = new Outline();
    Element main = Element.of("main").with("id", "main").with("tabindex", -1);
    List<ResultSections> all = results.stream().map(ResultSections::new).toList();
    String title = all.size() == 1 ? all.get(0).title() : "%d results".formatted(all.size());
    if (all.size() == 1) {
      main.add(quote(all.get(0), outline));
      List<Element> sections = all.get(0).sections(outline);
      main.add(contents(outline)).add(sections);
    } else {
      List<Element> sections = new ArrayList<>();
      for (ResultSections each : all) {
        Element section =
            outline.section("result", "%d. %s".formatted(sections.size() + 1, each.title()));
        Outline inner = outline.below();
        sections.add(section.add(quote(each, inner)).add(each.sections(inner)));
      }
      main.add(contents(outline)).add(sections);
    }
    return "<!DOCTYPE html>\n" + page(title, main).written();
  }

  /** The answer to who asks whether a number may be quoted. */
  private static Element quote(ResultSections result, Outline outline) {
    Judgement judgement = result.judgement();
    Element box = outline.section("quote", "May this be quoted?");
    box.with("class", "quote " + judgement.kind());
    box.add(
        Element.of("p")
            .with("class", "lead")
            .text(result.lead() + " " + judgement.sentence() + "."),
        Element.of("p")
            .add(
                Element.of("strong", judgement.answer())
                    .with("class", "badge " + judgement.kind())));
    Outline inner = outline.below();
    add(box, inner, "Why not", judgement.against());
    add(box, inner, "What has to be said beside it", judgement.beside());
    add(box, inner, "What speaks for it", judgement.speaking());
    return box;
  }

  private static void add(
      Element box, Outline outline, String heading, List<Judgement.Reason> reasons) {
    if (!reasons.isEmpty()) {
      box.add(
          outline.heading(heading),
          Figure.list(reasons.stream().map(Judgement.Reason::text).toList()));
    }
  }

  /** The sections, and what is within them where that is not too much. */
  private static Element contents(Outline outline) {
    boolean isLong = outline.entries().size() > LONGEST_CONTENTS;
    Element list = Element.of("ul");
    Element last = Element.of("li");
    Element within = Element.of("ul");
    for (Outline.Entry entry : outline.entries()) {
      Element link = Element.of("a", entry.title()).with("href", "#" + entry.id());
      if (entry.level() == HIGHEST) {
        last = Element.of("li").add(link);
        within = Element.of("ul");
        list.add(last);
      } else if (entry.level() == HIGHEST + 1 && !isLong) {
        if (within.isEmpty()) {
          last.add(within);
        }
        within.add(Element.of("li").add(link));
      }
    }
    return Element.of("nav")
        .with("aria-labelledby", "contents-h")
        .add(Element.of("h2", "Contents").with("id", "contents-h"), list);
  }

  private Element brand() {
    Element brand = Element.of("p", "vfrace " + version + " · report").with("class", "brand");
    for (Link link : links) {
      brand.text(" · ").add(Element.of("a", link.text).with("href", link.address));
    }
    return brand;
  }

  private Element page(String title, Element main) {
    return Element.of("html")
        .with("lang", "en")
        .add(
            Element.of("head")
                .add(
                    Element.of("meta").with("charset", "utf-8"),
                    Element.of("meta")
                        .with("http-equiv", "Content-Security-Policy")
                        .with("content", Stylesheet.policy()),
                    Element.of("meta")
                        .with("name", "viewport")
                        .with("content", "width=device-width, initial-scale=1"),
                    Element.of("meta").with("name", "color-scheme").with("content", "light dark"),
                    Element.of("title", title + " · vfrace"),
                    Element.of("style", Stylesheet.text())),
            Element.of("body")
                .add(
                    Element.of("a", "Skip to the results")
                        .with("class", "skip")
                        .with("href", "#main"),
                    Element.of("header").add(brand(), Element.of("h1", title)),
                    main,
                    Element.of("footer")
                        .add(
                            Element.of(
                                "p",
                                "Intervals are two-sided 95 % intervals. Rates of a simulation are"
                                    + " those of its model and timing. This page loads nothing from"
                                    + " anywhere."))));
  }
}

package dev.vfrace.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.analysis.Samples;
import dev.vfrace.report.ContrastPresentation;
import dev.vfrace.report.RunPresentation;
import dev.vfrace.study.Contrast;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

@Tag("unit")
class ReportPageTest {

  private static final String HOSTILE = "</td><script>alert('x')</script>\" onload=\"x()";

  private final Samples samples =
      new Samples()
          .observer("rule", Samples.observer(45, 3, 45))
          .observer("quiet", Samples.observer(0, 0, 0))
          .outcome("joined", Samples.CYCLES);

  private String page() {
    return new ReportPage("1").of(List.of(told("run.json")));
  }

  private Told told(String source) {
    return new Told(source, new RunPresentation(samples.result()));
  }

  @Test
  void beginsWithOneSentenceThatSaysWhatWasMeasuredAndWhetherItMayBeQuoted() throws Exception {
    samples.expect("rule.misjudged < 0.1%");
    Element lead =
        new PageReader(page())
            .all("p").stream()
                .filter(it -> it.getAttribute("class").equals("lead"))
                .findFirst()
                .orElseThrow();
    assertThat(lead.getTextContent())
        .isEqualTo(
            "In 1,000,000 hot-plugs of a simulated VM with kernel design v6.1 (scenario hot-plug,"
                + " timing azure-mlx5), rule took the VF for an ordinary NIC in 4.5e-5 of its"
                + " trials (45 of 1,000,000, 95 % interval 3.2e-5–6.1e-5). This may be quoted: the"
                + " modelled clock kept the order of all steps to within its lag.");
  }

  @Test
  void givenTextsStayTexts() throws Exception {
    samples.observer(HOSTILE, Samples.observer(7, 7, 7)).doubts(HOSTILE).scenario(HOSTILE);
    String page = new ReportPage(HOSTILE).of(List.of(told(HOSTILE)));
    PageReader reader = new PageReader(page);
    assertThat(reader.all("script")).isEmpty();
    assertThat(page).doesNotContain("<script");
    assertThat(reader.all("th")).extracting(Element::getTextContent).contains(HOSTILE);
    assertThat(reader.all("code"))
        .extracting(Element::getTextContent)
        .contains("vfrace rerun '" + HOSTILE.replace("'", "'\\''") + "'");
  }

  @Test
  void isTheSameForTheSameResult() {
    assertThat(page()).isEqualTo(page());
  }

  @Test
  void loadsNothing() throws Exception {
    PageReader reader = new PageReader(page());
    for (String loading : List.of("script", "link", "img", "iframe", "object", "image")) {
      assertThat(reader.all(loading)).as(loading).isEmpty();
    }
    assertThat(reader.all("style").get(0).getTextContent()).doesNotContain("url(", "@import");
    assertThat(reader.all("a"))
        .extracting(it -> it.getAttribute("href"))
        .allMatch(it -> it.startsWith("#"));
    assertThat(reader.all("meta"))
        .extracting(it -> it.getAttribute("content"))
        .anyMatch(it -> it.startsWith("default-src 'none'; style-src 'sha256-"));
  }

  @Test
  void headingsAreInOrderAndLinksLeadSomewhere() throws Exception {
    String page =
        new ReportPage("1")
            .of(
                List.of(
                    told("a.json"),
                    new Told(
                        "b.json",
                        new ContrastPresentation(
                            new Contrast(
                                "kernel",
                                "v6.1",
                                "v6.7",
                                4,
                                samples.result(),
                                samples.result())))));
    PageReader reader = new PageReader(page);
    int last = 0;
    for (Element heading : reader.all("*")) {
      if (heading.getTagName().matches("h[1-6]")) {
        int level = heading.getTagName().charAt(1) - '0';
        assertThat(level).as(heading.getTextContent()).isLessThanOrEqualTo(last + 1);
        last = level;
      }
    }
    List<String> ids =
        reader.all("*").stream()
            .map(it -> it.getAttribute("id"))
            .filter(it -> !it.isEmpty())
            .toList();
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(reader.all("a"))
        .extracting(it -> it.getAttribute("href").substring(1))
        .allMatch(ids::contains);
  }

  @Test
  void aChartHasWordsAndATableHasHeads() throws Exception {
    PageReader reader = new PageReader(page());
    assertThat(reader.all("svg"))
        .isNotEmpty()
        .allSatisfy(
            svg -> {
              assertThat(svg.getAttribute("role")).isEqualTo("img");
              assertThat(PageReader.all(svg, "title").get(0).getTextContent()).isNotBlank();
              assertThat(PageReader.all(svg, "desc").get(0).getTextContent()).isNotBlank();
            });
    assertThat(reader.all("table"))
        .isNotEmpty()
        .allSatisfy(
            table -> {
              assertThat(PageReader.all(table, "caption")).hasSize(1);
              assertThat(PageReader.all(table, "th"))
                  .allMatch(it -> it.getAttribute("scope").matches("col|row"));
            });
  }

  @Test
  void noEventIsABound() throws Exception {
    assertThat(
            PageReader.rows(new PageReader(page()).table("misjudged by program, the worst first")))
        .containsExactly(
            List.of("rule", "", "45", "1,000,000", "4.5e-5", "3.2e-5–6.1e-5"),
            List.of("quiet", "", "0", "1,000,000", "< 3.7e-6", "0–3.7e-6"));
  }
}

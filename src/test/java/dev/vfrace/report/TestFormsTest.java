package dev.vfrace.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vfrace.analysis.RunResult;
import dev.vfrace.analysis.Samples;
import dev.vfrace.study.Contrast;
import dev.vfrace.study.OracleCheck;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Results as tests: KTAP and JUnit's XML. */
@Tag("unit")
class TestFormsTest {

  private final Samples samples =
      new Samples()
          .observer("never", Samples.observer(0, 0, 0))
          .observer("often", Samples.observer(500_000, 0, 0));

  @Test
  void eachExpectationIsATestThatPassesFailsOrIsSkipped() {
    Ktap ktap =
        Ktap.read(
            ktap(
                samples
                    .expect(
                        "never.misjudged < 0.1", "often.misjudged < 0.1", "never.misjudged < 1e-9")
                    .result()));
    assertThat(ktap.ok()).isFalse();
    assertThat(ktap.subtests())
        .extracting(Ktap::name, Ktap::ok, Ktap::directive)
        .contains(
            tuple("never.misjudged < 0.1", true, ""),
            tuple("often.misjudged < 0.1", false, ""),
            tuple("never.misjudged < 1e-9", true, "SKIP"),
            tuple("clock", true, ""));
    assertThat(ktap.subtests()).allSatisfy(test -> assertThat(test.name()).isNotBlank());
  }

  @Test
  void whatIsUntrustedIsAnErrorHoweverItWouldBeDecided() {
    Ktap ktap =
        Ktap.read(
            ktap(
                samples
                    .doubts("the clock # went astray")
                    .expect("never.misjudged < 0.1", "often.misjudged < 0.1")
                    .result()));
    assertThat(ktap.subtests())
        .extracting(Ktap::name, Ktap::ok, Ktap::directive)
        .contains(
            tuple("clock", false, "ERROR"),
            tuple("never.misjudged < 0.1", false, "ERROR"),
            tuple("often.misjudged < 0.1", false, "ERROR"));
  }

  @Test
  void whatGotWorseFailsAndWhatIsOpenIsSkipped() {
    RunResult before =
        new Samples()
            .observer("better", Samples.observer(1000, 0, 0))
            .observer("worse", Samples.observer(10, 0, 0))
            .observer("open", Samples.observer(1, 0, 0))
            .result();
    RunResult after =
        new Samples()
            .observer("better", Samples.observer(0, 0, 0))
            .observer("worse", Samples.observer(1000, 0, 0))
            .observer("open", Samples.observer(2, 0, 0))
            .result();
    Contrast contrast = new Contrast("kernel", "v6.1", "v6.7", 5, before, after);
    Ktap ktap = Ktap.read(new ContrastPresentation(contrast).in(ReportFormat.KTAP));
    assertThat(ktap.subtests())
        .extracting(Ktap::name, Ktap::ok, Ktap::directive)
        .contains(
            tuple("better misjudged", true, ""),
            tuple("worse misjudged", false, ""),
            tuple("open misjudged", true, "SKIP"),
            tuple("v6.1 clock", true, ""),
            tuple("v6.7 clock", true, ""));
  }

  @Test
  void aRateOnWhichThreadsAndOracleDisagreeFails() {
    RunResult oracle = new Samples().observer("p", Samples.observer(1000, 0, 0)).result();
    RunResult threaded = new Samples().observer("p", Samples.observer(2000, 0, 0)).result();
    Ktap ktap =
        Ktap.read(new OraclePresentation(new OracleCheck(oracle, threaded)).in(ReportFormat.KTAP));
    assertThat(ktap.subtests())
        .extracting(Ktap::name, Ktap::ok)
        .contains(tuple("p misjudged", false));
  }

  @Test
  void junitTellsTheFourApart() throws Exception {
    Element suite =
        suite(
            samples
                .expect("never.misjudged < 0.1", "often.misjudged < 0.1", "never.misjudged < 1e-9")
                .result());
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getAttribute("skipped")).isEqualTo("1");
    assertThat(suite.getAttribute("errors")).isEqualTo("0");
    List<Element> cases = elements(suite, "testcase");
    assertThat(suite.getAttribute("tests")).isEqualTo(Integer.toString(cases.size()));
    assertThat(outcome(cases, "never.misjudged < 0.1")).isEmpty();
    assertThat(outcome(cases, "often.misjudged < 0.1")).isEqualTo("failure");
    assertThat(outcome(cases, "never.misjudged < 1e-9")).isEqualTo("skipped");
    Element untrusted = suite(samples.doubts("a <doubt> & \"another\" \u0001").result());
    assertThat(outcome(elements(untrusted, "testcase"), "clock")).isEqualTo("error");
    assertThat(
            elements(
                    elements(untrusted, "testcase").stream()
                        .filter(it -> it.getAttribute("name").equals("clock"))
                        .findFirst()
                        .orElseThrow(),
                    "error")
                .get(0)
                .getAttribute("message"))
        .isEqualTo("a <doubt> & \"another\" \ufffd");
  }

  private static String ktap(RunResult result) {
    String text = new RunPresentation(result).in(ReportFormat.KTAP);
    assertThat(text.chars()).allMatch(sign -> sign < 128);
    return text;
  }

  private static Element suite(RunResult result) throws Exception {
    String xml = new RunPresentation(result).in(ReportFormat.JUNIT);
    return elements(
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement(),
            "testsuite")
        .get(0);
  }

  private static List<Element> elements(Element parent, String name) {
    NodeList nodes = parent.getElementsByTagName(name);
    return new ArrayList<>(
        IntStream.range(0, nodes.getLength()).mapToObj(at -> (Element) nodes.item(at)).toList());
  }

  private static String outcome(List<Element> cases, String name) {
    Element found =
        cases.stream().filter(it -> it.getAttribute("name").equals(name)).findFirst().orElseThrow();
    NodeList below = found.getElementsByTagName("*");
    return below.getLength() == 0 ? "" : below.item(0).getNodeName();
  }
}

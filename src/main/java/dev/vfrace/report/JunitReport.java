package dev.vfrace.report;

import dev.vfrace.raw.RawRun;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Tests as XML, in the form that Ant's JUnit task began and that CI systems read: a {@code
 * testsuite} with a {@code testcase} for each, in it {@code failure}, {@code error} or {@code
 * skipped} where it did not pass.
 */
final class JunitReport {

  private static final double NANOS = 1e9;

  private final TestReport report;
  private final XMLStreamWriter xml;

  private JunitReport(TestReport report, XMLStreamWriter xml) {
    this.report = report;
    this.xml = xml;
  }

  /** The whole document. */
  static String text(TestReport report) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      new JunitReport(report, xml).write();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a document in memory cannot be written", e);
    }
    return text.append('\n').toString();
  }

  private void write() throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    line(0);
    xml.writeStartElement("testsuites");
    attribute("name", "vfrace");
    counts();
    line(1);
    xml.writeStartElement("testsuite");
    attribute("name", "vfrace." + report.name());
    counts();
    started().ifPresent(time -> attribute("timestamp", time));
    properties();
    for (TestPoint point : report.points()) {
      testCase(point);
    }
    line(2);
    xml.writeStartElement("system-out");
    xml.writeCharacters(characters(String.join("\n", report.about())));
    xml.writeEndElement();
    line(1);
    xml.writeEndElement();
    line(0);
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void counts() {
    List<TestPoint> points = report.points();
    attribute("tests", Integer.toString(points.size()));
    attribute("failures", Long.toString(TestPoint.count(points, TestPoint.Status.FAIL)));
    attribute("errors", Long.toString(TestPoint.count(points, TestPoint.Status.ERROR)));
    attribute("skipped", Long.toString(TestPoint.count(points, TestPoint.Status.SKIP)));
    attribute("time", seconds());
  }

  private String seconds() {
    Duration all =
        report.runs().stream()
            .map(run -> run.course().elapsed())
            .reduce(Duration.ZERO, Duration::plus);
    return String.format(Locale.ROOT, "%.3f", all.toNanos() / NANOS);
  }

  /** In the ISO 8601 that is usual there, which has neither fractions nor a zone. */
  private Optional<String> started() {
    return report.runs().stream()
        .map(run -> run.origin().started())
        .min(Instant::compareTo)
        .map(time -> time.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ""));
  }

  private void properties() throws XMLStreamException {
    if (report.runs().isEmpty()) {
      return;
    }
    RawRun first = report.runs().get(0);
    line(2);
    xml.writeStartElement("properties");
    property("version", first.origin().build().version());
    property("host.cpu", first.origin().host().cpu());
    property("host.kernel", first.origin().host().kernel());
    property("host.jdk", first.origin().host().jdk());
    property("seed", Long.toString(first.amounts().seed()));
    for (RawRun run : report.runs()) {
      property(
          "fingerprint.%s.%s.%s"
              .formatted(run.subject().kernel(), run.subject().scenario(), run.subject().timing()),
          run.provenance().fingerprint());
    }
    line(2);
    xml.writeEndElement();
  }

  private void property(String name, String value) throws XMLStreamException {
    line(3);
    xml.writeEmptyElement("property");
    attribute("name", name);
    attribute("value", value);
  }

  private void testCase(TestPoint point) throws XMLStreamException {
    line(2);
    xml.writeStartElement("testcase");
    attribute("classname", "vfrace." + report.name());
    attribute("name", point.name());
    attribute("time", "0");
    switch (point.status()) {
      case PASS -> {}
      case SKIP -> outcome("skipped", "", point);
      case FAIL -> outcome("failure", "decided", point);
      case ERROR -> outcome("error", "untrusted", point);
    }
    xml.writeEndElement();
  }

  private void outcome(String element, String type, TestPoint point) throws XMLStreamException {
    xml.writeEmptyElement(element);
    attribute("message", point.reason());
    if (!type.isEmpty()) {
      attribute("type", type);
    }
  }

  private void attribute(String name, String value) {
    try {
      xml.writeAttribute(name, characters(value));
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a document in memory cannot be written", e);
    }
  }

  private void line(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  /** Without the characters that XML 1.0 does not know, however they are written. */
  private static String characters(String text) {
    StringBuilder known = new StringBuilder(text.length());
    text.codePoints().map(JunitReport::known).forEach(known::appendCodePoint);
    return known.toString();
  }

  private static int known(int sign) {
    boolean isKnown =
        sign == '\t'
            || sign == '\n'
            || sign == '\r'
            || (sign >= ' ' && sign <= 0xd7ff)
            || (sign >= 0xe000 && sign <= 0xfffd)
            || sign > 0xffff;
    return isKnown ? sign : 0xfffd;
  }
}

package dev.vfrace.report;

import dev.vfrace.question.Verdict;
import dev.vfrace.raw.RawRun;
import dev.vfrace.text.Page;
import java.util.List;

/** One result, or several that belong together, in every form in which it is told. */
public sealed interface Presentation
    permits RunPresentation,
        ContrastPresentation,
        DecisionPresentation,
        SensitivityPresentation,
        FieldReportPresentation,
        OraclePresentation,
        SweepPresentation,
        ThresholdPresentation,
        ShrinkPresentation {

  /** For a terminal, a file or a pipe. */
  String text(Page page);

  /** For programs. */
  Document document();

  /** To be pasted into a reply. */
  String markdown();

  /** For a spreadsheet (RFC 4180, but for the line ends). */
  String csv();

  /** What a mailing list is told. */
  Letter letter();

  /** As tests. */
  TestReport tests();

  /** What it comes to. */
  Verdict verdict();

  /** The runs that it was made from, in their order. */
  List<RawRun> runs();

  /** In a form, without colours. */
  default String in(ReportFormat format) {
    return switch (format) {
      case TEXT -> text(Page.file());
      case MAIL -> new MailReport(letter()).text();
      case JSON -> document().json();
      case MARKDOWN -> markdown();
      case CSV -> csv();
      case JSONL -> JsonLines.ofCsv(csv());
      case OPENMETRICS -> OpenMetrics.text(runs());
      case KTAP -> KtapReport.text(tests());
      case JUNIT -> JunitReport.text(tests());
    };
  }
}

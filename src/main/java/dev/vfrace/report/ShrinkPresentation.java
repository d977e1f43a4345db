package dev.vfrace.report;

import dev.vfrace.question.Verdict;
import dev.vfrace.raw.RawRun;
import dev.vfrace.text.Page;
import dev.vfrace.text.RateFormat;
import dev.vfrace.tune.AxisValue;
import dev.vfrace.tune.Change;
import dev.vfrace.tune.Move;
import dev.vfrace.tune.Shrunk;
import dev.vfrace.tune.Threshold;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The smallest change of a timing, in every form.
 *
 * @param shrunk what was found
 */
public record ShrinkPresentation(Shrunk shrunk) implements Presentation {

  private static final String INDENT = "  ";

  @Override
  public String text(Page page) {
    List<String> lines = new ArrayList<>(findings());
    lines.add("");
    return page.text(lines) + confirmed().map(it -> it.text(page)).orElse("");
  }

  @Override
  public Document document() {
    return ShrinkJson.document(shrunk);
  }

  @Override
  public String markdown() {
    return findings().stream().map(line -> "* " + line.strip() + "\n").collect(Collectors.joining())
        + confirmed().map(it -> "\n" + it.markdown()).orElse("");
  }

  /** The places of the threshold, or the heads alone. */
  @Override
  public String csv() {
    return confirmed().map(ThresholdPresentation::csv).orElse("");
  }

  @Override
  public Letter letter() {
    Optional<Letter> of = confirmed().map(ThresholdPresentation::letter);
    List<String> notes = new ArrayList<>(findings());
    of.ifPresent(it -> notes.addAll(it.notes()));
    return new Letter(
        of.map(Letter::about).orElse(List.of("shrink")),
        of.map(Letter::rows).orElse(List.of(List.of("program"), List.of(program()))),
        notes,
        runs());
  }

  @Override
  public TestReport tests() {
    return new TestReport(
        "shrink",
        findings(),
        confirmed()
            .map(it -> it.tests().points())
            .orElse(
                List.of(
                    new TestPoint(program(), TestPoint.Status.PASS, String.join(" ", findings())))),
        runs());
  }

  @Override
  public Verdict verdict() {
    return shrunk.verdict();
  }

  @Override
  public List<RawRun> runs() {
    return confirmed().map(ThresholdPresentation::runs).orElse(List.of());
  }

  private Optional<ThresholdPresentation> confirmed() {
    return shrunk.confirmed().map(ThresholdPresentation::new);
  }

  private String program() {
    return shrunk.search().aim().program();
  }

  private List<String> findings() {
    Shrunk.Search search = shrunk.search();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s on %s %s: %s %s in %,d recorded cycles, bound %s"
            .formatted(
                program(),
                search.kernel(),
                search.races() ? "races" : "does not race",
                search.aim().metric().word(),
                RateFormat.value(search.given()),
                search.aim().cycles(),
                RateFormat.value(search.aim().bound())));
    if (!search.reason().isEmpty()) {
      lines.add("No change of the timing " + word() + ": " + search.reason() + ".");
    } else if (shrunk.change().isEmpty()) {
      lines.add(
          "No change of one to three of its %d figures by up to %s times %s."
              .formatted(search.figures().size(), (long) search.aim().most(), word()));
    } else {
      lines.addAll(found(shrunk.change().get()));
    }
    return lines;
  }

  private List<String> found(Change change) {
    List<String> lines = new ArrayList<>();
    Optional<Threshold.Crossing> crossing = shrunk.confirmed().flatMap(Threshold::crossing);
    String factor = crossing.map(it -> digits(it.high())).orElse("%.3g".formatted(change.factor()));
    lines.add(
        "The smallest change that %s is of %d of %d figures%s:"
            .formatted(
                word(),
                change.moves().size(),
                shrunk.search().figures().size(),
                crossing.isPresent() ? "" : ", not confirmed"));
    for (Move move : change.moves()) {
      lines.add(INDENT + move.words(factor));
    }
    crossing.ifPresent(
        it ->
            lines.add(
                "At %s times it does not yet; the least factor is %s (campaigns, 95 %%)."
                    .formatted(digits(it.low()), digits(it.low()) + "–" + digits(it.high()))));
    return lines;
  }

  private static String digits(AxisValue value) {
    return value.text().substring(1);
  }

  private String word() {
    return shrunk.search().races() ? "keeps it from racing" : "makes it race";
  }
}

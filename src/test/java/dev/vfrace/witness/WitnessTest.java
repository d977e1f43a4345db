package dev.vfrace.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.campaign.Measurement;
import dev.vfrace.text.Emphasis;
import dev.vfrace.text.Page;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What a run on two threads leaves of its cycles, and what is shown of them. */
@Tag("campaign")
class WitnessTest {

  private static Measurement run;
  private static WitnessBook book;

  @BeforeAll
  static void run() {
    run = WitnessedRun.run("run.threads=2");
    book = run.totals().witnesses();
  }

  @Test
  void keepsWhatCameOfWhom() {
    assertThat(book.of(WitnessedRun.EARLY).keySet())
        .containsExactly(
            Notable.HARMED, Notable.MISJUDGED, Notable.SAW_UNSLAVED, Notable.SAW_NO_MASTER);
    assertThat(book.of(WitnessedRun.LATE)).isEmpty();
    assertThat(book.of(WitnessedRun.RACING).keySet())
        .contains(Notable.MISJUDGED, Notable.NEAR_MISS);
    assertThat(book.of(WitnessedRun.RACING).get(Notable.NEAR_MISS)).containsKeys(Pick.values());
  }

  @Test
  void tightestIsTheNearestAndFirstTheEarliest() {
    Map<Pick, Sample> picks = book.of(WitnessedRun.RACING).get(Notable.MISJUDGED);
    assertThat(picks.values())
        .allSatisfy(
            sample -> {
              assertThat(sample.distance()).isGreaterThanOrEqualTo(distance(picks, Pick.TIGHTEST));
              assertThat(sample.marginNanos().orElseThrow())
                  .isBetween(1L, sample.windowNanos().orElseThrow());
              assertThat(Place.EARLIEST.compare(sample.place(), place(picks, Pick.FIRST)))
                  .isNotNegative();
              assertThat(Place.EARLIEST.compare(sample.place(), place(picks, Pick.LAST)))
                  .isNotPositive();
            });
    assertThat(distance(picks, Pick.TYPICAL)).isGreaterThan(distance(picks, Pick.TIGHTEST));
  }

  private static long distance(Map<Pick, Sample> picks, Pick pick) {
    return picks.get(pick).distance();
  }

  private static Place place(Map<Pick, Sample> picks, Pick pick) {
    return picks.get(pick).place();
  }

  @Test
  void recordedCycleHasTheKernelsStepsInTheirOrder() {
    Witness witness = recorded(WitnessedRun.EARLY, Notable.HARMED);
    assertThat(witness.source()).isEqualTo(Witness.Source.RECORDED);
    List<String> told = witness.scene().moments().stream().map(Moment::text).toList();
    assertThat(told)
        .containsSubsequence(
            "S1 register_netdev has RTNL, until S10",
            "S3 NETDEV_POST_INIT notifier chain",
            "S4b /sys/class/net/<vf> symlink appears",
            "S4c sysfs attributes (flags, address, ...) readable",
            "uevent 'add'",
            "reads sysfs through udev's cache: no IFF_SLAVE, no master",
            "takes it for a NIC of its own",
            "renames it",
            "S8 NETDEV_REGISTER notifier chain",
            "master linked",
            "IFF_SLAVE set",
            "S10 RTNL released");
    assertThat(witness.scene().moments())
        .isSortedAccordingTo((one, other) -> Long.compare(one.at(), other.at()));
    assertThat(witness.scene().actors())
        .containsExactly(
            "hypervisor", "mlx5_core", "net-core", "hv_netvsc", "udev", WitnessedRun.EARLY);
  }

  /** Where a VM's two sides share a thread, modelled time alone decides in the run, too. */
  @Test
  void replayTellsWhatWasRecorded() {
    try (WitnessReplay oracle = new WitnessReplay(run.settings().machine())) {
      for (Notable notable : book.of(WitnessedRun.RACING).keySet()) {
        Witness recorded = recorded(WitnessedRun.RACING, notable);
        Witness replayed = oracle.replay(recorded.subject());
        assertThat(replayed.source()).isEqualTo(Witness.Source.REPLAYED);
        assertThat(replayed.scene()).isEqualTo(recorded.scene());
        assertThat(replayed.remark()).isEmpty();
      }
    }
  }

  @Test
  void replayOfEveryPickComesOutAsItWasCounted() {
    try (WitnessReplay oracle = new WitnessReplay(run.settings().machine())) {
      book.of(WitnessedRun.RACING)
          .forEach(
              (notable, picks) ->
                  picks.forEach(
                      (pick, sample) -> {
                        Witness.Subject subject =
                            new Witness.Subject(WitnessedRun.RACING, notable, pick, sample);
                        assertThat(oracle.replay(subject).source())
                            .isEqualTo(Witness.Source.REPLAYED);
                      }));
    }
  }

  @Test
  void replayThatComesOutOtherwiseSaysSo() {
    Sample near = book.of(WitnessedRun.RACING).get(Notable.NEAR_MISS).get(Pick.FIRST);
    Witness.Subject wrong =
        new Witness.Subject(WitnessedRun.RACING, Notable.MISJUDGED, Pick.FIRST, near);
    try (WitnessReplay oracle = new WitnessReplay(run.settings().machine())) {
      Witness replayed = oracle.replay(wrong);
      assertThat(replayed.source()).isEqualTo(Witness.Source.DIFFERENT);
      assertThat(String.join("\n", replayed.notes())).contains("OTHERWISE", "counted was that");
    }
  }

  @Test
  void svgIsXmlWithAColumnAnActorAndTheSameEachTime() throws Exception {
    Witness witness = recorded(WitnessedRun.RACING, Notable.MISJUDGED);
    String svg = WitnessSvg.render(witness);
    assertThat(WitnessSvg.render(witness)).isEqualTo(svg);
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    Element root = document.getDocumentElement();
    assertThat(root.getTagName()).isEqualTo("svg");
    assertThat(root.getAttribute("role")).isEqualTo("img");
    String[] labels = root.getAttribute("aria-labelledby").split(" ", -1);
    assertThat(element(document, "title").getAttribute("id")).isEqualTo(labels[0]);
    assertThat(element(document, "desc").getAttribute("id")).isEqualTo(labels[1]);
    assertThat(element(document, "title").getTextContent()).isEqualTo(witness.title());
    assertThat(classes(document, "text", "head")).isEqualTo(witness.scene().actors().size());
    assertThat(classes(document, "rect", "unmarked")).isEqualTo(1);
    assertThat(classes(document, "path", "misled")).isEqualTo(1);
    assertThat(svg.split("[.]witness\\{color:#[0-9a-f]+;background:", -1))
        .as("a ground for each colour of its letters, light, dark and in print")
        .hasSize(4);
  }

  private static Element element(Document document, String tag) {
    return (Element) document.getElementsByTagName(tag).item(0);
  }

  private static int classes(Document document, String tag, String name) {
    NodeList elements = document.getElementsByTagName(tag);
    int found = 0;
    for (int at = 0; at < elements.getLength(); at++) {
      found += ((Element) elements.item(at)).getAttribute("class").equals(name) ? 1 : 0;
    }
    return found;
  }

  @Test
  void sequencesNameEachActorOnceAndTellEachMoment() {
    Witness witness = recorded(WitnessedRun.RACING, Notable.MISJUDGED);
    int actors = witness.scene().actors().size();
    long told =
        witness.scene().moments().stream().mapToLong(it -> Math.max(1, it.to().size())).sum();
    List<String> mermaid = SequenceText.mermaid(witness);
    assertThat(mermaid.get(0)).isEqualTo("sequenceDiagram");
    assertThat(mermaid).filteredOn(it -> it.startsWith("  participant a")).hasSize(actors);
    assertThat(mermaid).filteredOn(it -> it.contains(" µs ")).hasSize((int) told);
    assertThat(mermaid)
        .anyMatch(it -> it.endsWith("S4b /sys/class/net/#lt;vf#gt; symlink appears"));
    assertThat(mermaid).anyMatch(it -> it.matches("  a2->>a4: .*uevent 'add'"));
    List<String> uml = SequenceText.plantUml(witness);
    assertThat(uml).startsWith("@startuml").endsWith("@enduml");
    assertThat(uml).filteredOn(it -> it.startsWith("participant ")).hasSize(actors);
    assertThat(uml).filteredOn(it -> it.contains(" µs ")).hasSize((int) told);
    assertThat(uml).anyMatch(it -> it.matches("a2 -> a4 : .*uevent 'add'"));
  }

  @Test
  void textFoldsTheKernelsColumnsWhereThereIsNoRoom() {
    Witness witness = recorded(WitnessedRun.RACING, Notable.MISJUDGED);
    Page narrow = new Page(Page.LEAST, Emphasis.NONE);
    List<String> lines = WitnessText.lines(witness, narrow);
    assertThat(narrow.text(lines).lines()).allMatch(line -> line.length() <= Page.LEAST);
    assertThat(lines).anyMatch(line -> line.matches(" +µs +kernel +udev +racing"));
    assertThat(WitnessText.lines(witness, narrow.wide()))
        .anyMatch(
            line -> line.matches(" +µs +hypervisor +mlx5_core +net-core +hv_netvsc +udev +racing"));
    assertThat(lines.stream().filter(line -> line.contains("! takes"))).hasSize(1);
  }

  @Test
  void countsAreTheSameWithoutWitnesses() {
    Measurement with = WitnessedRun.run("run.threads=1");
    Measurement without = WitnessedRun.run("run.threads=1", "run.witnesses=0");
    assertThat(without.totals().programs()).isEqualTo(with.totals().programs());
    assertThat(without.totals().witnesses().isEmpty()).isTrue();
    assertThat(without.settings().provenance().fingerprint())
        .isEqualTo(with.settings().provenance().fingerprint());
    assertThat(with.totals().witnesses()).isEqualTo(book);
  }

  @Test
  void keepsNoMoreCyclesThanItIsAllowed() {
    CampaignSettings settings = WitnessedRun.settings("run.witnesses=1");
    assertThat(settings.keeping().witnesses()).isEqualTo(1);
    WitnessBook one = WitnessedRun.run("run.witnesses=1").totals().witnesses();
    assertThat(one.stories()).hasSize(1);
    assertThat(one.samples().keySet()).isEqualTo(book.samples().keySet());
  }

  private static Witness recorded(String program, Notable notable) {
    Optional<Witness> witness = book.recorded(program, notable, Pick.RECORDED);
    assertThat(witness).isPresent();
    return witness.orElseThrow();
  }
}

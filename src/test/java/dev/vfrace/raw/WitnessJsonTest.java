package dev.vfrace.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vfrace.witness.Moment;
import dev.vfrace.witness.Notable;
import dev.vfrace.witness.Pick;
import dev.vfrace.witness.Place;
import dev.vfrace.witness.Sample;
import dev.vfrace.witness.Story;
import dev.vfrace.witness.WitnessBook;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Witnesses are read as they were written. */
@Tag("unit")
class WitnessJsonTest {

  private static final Place PLACE = new Place(-5, 3, 77);
  private static final Sample SAMPLE =
      new Sample(PLACE, OptionalLong.of(-12), OptionalLong.of(400));

  @Test
  void readsWhatItHasWritten() {
    WitnessBook book = book(SAMPLE);
    assertThat(WitnessJson.read(new Node("", WitnessJson.book(book)))).isEqualTo(book);
    WitnessBook without = book(new Sample(PLACE, OptionalLong.empty(), OptionalLong.empty()));
    assertThat(WitnessJson.read(new Node("", WitnessJson.book(without)))).isEqualTo(without);
  }

  @Test
  void refusesAKindThatThereIsNot() {
    ObjectNode tree = WitnessJson.book(book(SAMPLE));
    ((ObjectNode) tree.at("/recorded/0/moments/0")).put("kind", "guess");
    assertThatThrownBy(() -> WitnessJson.read(new Node("witnesses", tree)))
        .isInstanceOf(RawFormatException.class)
        .hasMessageContaining("witnesses.recorded[0].moments[0].kind");
  }

  /** Of two blocks the first is the first's, the last the second's, the tightest of either. */
  @Test
  void addsBlocksUp() {
    Sample tighter = new Sample(new Place(9, 0, 1), OptionalLong.of(3), OptionalLong.of(400));
    Map<Pick, Sample> sum = book(SAMPLE).plus(book(tighter)).of("rule").get(Notable.SAW_UNSLAVED);
    assertThat(sum)
        .containsEntry(Pick.FIRST, SAMPLE)
        .containsEntry(Pick.RECORDED, SAMPLE)
        .containsEntry(Pick.LAST, tighter)
        .containsEntry(Pick.TIGHTEST, tighter);
    assertThat(book(SAMPLE).plus(book(tighter)).stories()).isEqualTo(book(SAMPLE).stories());
    assertThat(WitnessBook.NONE.plus(book(tighter))).isEqualTo(book(tighter));
  }

  private static WitnessBook book(Sample sample) {
    return new WitnessBook(
        Map.of(
            "rule",
            Map.of(
                Notable.SAW_UNSLAVED,
                Map.of(
                    Pick.RECORDED, sample,
                    Pick.FIRST, sample,
                    Pick.LAST, sample,
                    Pick.TIGHTEST, sample))),
        List.of(
            new Story(
                sample.place(),
                Map.of("rule", "udev"),
                List.of(
                    new Moment(5, "net-core", Moment.Kind.SENT, "uevent 'add'", List.of("udev")),
                    new Moment(7, "rule", Moment.Kind.MISLED, "takes it", List.of())))));
  }
}

package dev.vfrace.witness;

import dev.vfrace.text.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One cycle in which something came of a program, as it is shown.
 *
 * @param subject of what it is a witness
 * @param source where what it shows comes from
 * @param scene what it shows
 * @param remark how it is not what was counted; empty: it is
 */
public record Witness(Subject subject, Source source, Scene scene, Optional<String> remark) {

  /**
   * Of what a cycle is a witness.
   *
   * @param program its name
   * @param notable what came of it
   * @param pick which of these cycles
   * @param sample the cycle
   */
  public record Subject(String program, Notable notable, Pick pick, Sample sample) {}

  /** Where a witness's interleaving comes from. */
  public enum Source {
    /** Recorded in the run itself, on its threads. */
    RECORDED("recorded", "recorded as it ran"),
    /** Run again on one thread, and the same came of it. */
    REPLAYED("replayed", "replayed on the oracle with the same draws, and the same came of it"),
    /** Run again on one thread, and something else came of it. */
    DIFFERENT(
        "different",
        "replayed on the oracle with the same draws: it came out OTHERWISE than it was counted");

    private final String word;
    private final String sentence;

    Source(String word, String sentence) {
      this.word = word;
      this.sentence = sentence;
    }

    /** Its name in results. */
    public String word() {
      return word;
    }

    /** It in words. */
    public String sentence() {
      return sentence;
    }
  }

  /** The witness that a story gives. */
  static Witness of(Subject subject, Source source, Story story, Optional<String> remark) {
    return new Witness(subject, source, Scene.of(subject, story), remark);
  }

  /** What it is a witness of, in a sentence without a full stop. */
  public String title() {
    return subject.program + " " + subject.notable.sentence();
  }

  /** Where it comes from, and what is known of it, a sentence each. */
  public List<String> notes() {
    Place place = subject.sample.place();
    List<String> notes = new ArrayList<>();
    notes.add(source.sentence());
    notes.add(
        "%s of %s: VM %d, cycle %d, seed %d"
            .formatted(
                subject.pick.sentence(),
                subject.notable.word(),
                place.lane(),
                place.cycle(),
                place.seed()));
    remark.ifPresent(notes::add);
    margin().ifPresent(notes::add);
    if (scene.left() > 0) {
      notes.add("left out behind its end: %d later moments of the cycle".formatted(scene.left()));
    }
    return notes;
  }

  private Optional<String> margin() {
    Sample sample = subject.sample;
    if (sample.marginNanos().isEmpty()) {
      return Optional.empty();
    }
    long margin = sample.marginNanos().getAsLong();
    boolean after = subject.notable == Notable.NEAR_MISS || margin < 0;
    String looked =
        "it looked %s %s the mark"
            .formatted(Durations.text((double) Math.abs(margin)), after ? "after" : "before");
    String message = margin < 0 ? " in modelled time, and did not see it" : "";
    String window =
        sample.windowNanos().isEmpty()
            ? ""
            : "; the VF had been shown without it for "
                + Durations.text((double) sample.windowNanos().getAsLong());
    return Optional.of(looked + message + window);
  }
}

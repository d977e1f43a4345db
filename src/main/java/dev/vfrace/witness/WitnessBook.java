package dev.vfrace.witness;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The witnesses that a run has left.
 *
 * @param samples by program, by what came of it, and by which of these cycles
 * @param stories of the cycles that were recorded as they ran
 */
public record WitnessBook(
    Map<String, Map<Notable, Map<Pick, Sample>>> samples, List<Story> stories) {

  /** None. */
  public static final WitnessBook NONE = new WitnessBook(Map.of(), List.of());

  /** Copies in their order. */
  public WitnessBook {
    Map<String, Map<Notable, Map<Pick, Sample>>> copies = new LinkedHashMap<>();
    samples.forEach(
        (program, all) -> {
          Map<Notable, Map<Pick, Sample>> ofProgram = new EnumMap<>(Notable.class);
          all.forEach((notable, picks) -> ofProgram.put(notable, copy(picks)));
          copies.put(program, Collections.unmodifiableMap(ofProgram));
        });
    samples = Collections.unmodifiableMap(copies);
    stories = List.copyOf(stories);
  }

  private static Map<Pick, Sample> copy(Map<Pick, Sample> picks) {
    Map<Pick, Sample> copy = new EnumMap<>(Pick.class);
    copy.putAll(picks);
    return Collections.unmodifiableMap(copy);
  }

  /** Whether there is nothing to show. */
  public boolean isEmpty() {
    return samples.isEmpty();
  }

  /** What came of a program, the worst first. */
  public Map<Notable, Map<Pick, Sample>> of(String program) {
    return samples.getOrDefault(program, Map.of());
  }

  /** The story of a cycle, if it was recorded as it ran. */
  public Optional<Story> story(Place place) {
    return stories.stream().filter(story -> story.place().equals(place)).findFirst();
  }

  /** The witness of a cycle as it ran, if that was recorded. */
  public Optional<Witness> recorded(String program, Notable notable, Pick pick) {
    return Optional.ofNullable(of(program).getOrDefault(notable, Map.of()).get(pick))
        .flatMap(
            sample ->
                story(sample.place())
                    .map(
                        story ->
                            Witness.of(
                                new Witness.Subject(program, notable, pick, sample),
                                Witness.Source.RECORDED,
                                story)));
  }
}

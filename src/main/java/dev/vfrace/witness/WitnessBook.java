package dev.vfrace.witness;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /**
   * Adds those of a block of the same campaign that ran later. What was recorded stays as it is; of
   * the later block there is what the earlier one has nothing of.
   */
  public WitnessBook plus(WitnessBook later) {
    Map<String, Map<Notable, Map<Pick, Sample>>> sums = new LinkedHashMap<>();
    samples.forEach((program, all) -> sums.put(program, new EnumMap<>(all)));
    later.samples.forEach(
        (program, all) -> {
          Map<Notable, Map<Pick, Sample>> sum =
              sums.computeIfAbsent(program, name -> new EnumMap<>(Notable.class));
          all.forEach((notable, picks) -> sum.merge(notable, picks, WitnessBook::merged));
        });
    Set<Place> recorded =
        sums.values().stream()
            .flatMap(all -> all.values().stream())
            .flatMap(picks -> Stream.ofNullable(picks.get(Pick.RECORDED)))
            .map(Sample::place)
            .collect(Collectors.toSet());
    return new WitnessBook(
        sums,
        Stream.concat(stories.stream(), later.stories.stream())
            .filter(story -> recorded.contains(story.place()))
            .toList());
  }

  private static Map<Pick, Sample> merged(Map<Pick, Sample> one, Map<Pick, Sample> later) {
    Map<Pick, Sample> merged = new EnumMap<>(Pick.class);
    merged.putAll(later);
    one.forEach((pick, sample) -> merged.merge(pick, sample, (x, own) -> chosen(pick, own, x)));
    return merged;
  }

  private static Sample chosen(Pick pick, Sample own, Sample later) {
    return switch (pick) {
      case LAST -> later;
      case TIGHTEST -> later.distance() < own.distance() ? later : own;
      case RECORDED, TYPICAL, FIRST -> own;
    };
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
                                story,
                                Optional.empty())));
  }
}

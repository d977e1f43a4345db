package dev.vfrace.settings;

import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.study.PairStudy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Two definitions of one kind to be compared.
 *
 * @param kind any but {@link Kind#SCENARIO}
 * @param nameA of the first: a name, or the file of a timing
 * @param nameB of the second
 */
public record Contenders(Kind kind, String nameA, String nameB) {

  /**
   * Finds out of which kind two names are.
   *
   * @throws SettingsException if that cannot be told, with what there is
   */
  public static Contenders of(Catalogue catalogue, String nameA, String nameB) {
    Set<Kind> ofA = kinds(catalogue, nameA);
    Set<Kind> ofB = kinds(catalogue, nameB);
    Set<Kind> common = EnumSet.copyOf(ofA);
    common.retainAll(ofB);
    if (common.size() > 1) {
      throw refusal(
          catalogue,
          "'%s' and '%s' are both %s".formatted(nameA, nameB, words(common, "s", " and ")));
    }
    if (common.isEmpty()) {
      throw refusal(catalogue, described(ofA, nameA) + ", " + described(ofB, nameB));
    }
    return new Contenders(common.iterator().next(), nameA, nameB);
  }

  /**
   * The refusal of a comparison that lacks a name.
   *
   * @param what is missing, with its verb
   */
  public static SettingsException missing(Catalogue catalogue, String what) {
    return refusal(catalogue, what + " missing");
  }

  /** The options that would choose for a run what these two say. */
  public List<RunOption> options() {
    return switch (kind) {
      case KERNEL -> List.of(RunOption.KERNEL);
      case TIMING -> List.of(RunOption.TIMING);
      case USERSPACE, IMAGE -> List.of(RunOption.USERSPACE, RunOption.IMAGE);
      case SCENARIO -> List.of(RunOption.SCENARIO);
    };
  }

  /** The keys that count for their comparison. */
  public StudyKeys keys() {
    List<String> chosen =
        switch (kind) {
          case USERSPACE, IMAGE -> List.of(Kind.USERSPACE.key(), Kind.IMAGE.key());
          case KERNEL, TIMING, SCENARIO -> List.of(kind.key());
        };
    return new StudyKeys(chosen, "A and B say", List.of("compare.blocks", "store"));
  }

  /**
   * Their comparison.
   *
   * @throws SettingsException if one of them cannot be run
   */
  public PairStudy study(Catalogue catalogue) {
    return new PairStudy(
        word(kind),
        nameA,
        nameB,
        campaign(catalogue, nameA),
        campaign(catalogue, nameB),
        catalogue.compareOptions().blocks());
  }

  private CampaignSettings campaign(Catalogue catalogue, String name) {
    Choice compared = Choice.by("compare " + name);
    Choice chosen =
        switch (kind) {
          case KERNEL -> compared.kernel(name);
          case TIMING -> compared.timing(name);
          case USERSPACE -> compared.programs(List.of(name));
          case IMAGE -> compared.image(name);
          case SCENARIO -> compared.scenario(name);
        };
    return catalogue.with(chosen).comparableCampaign();
  }

  /** As elsewhere, a definition of that name goes before a file. */
  private static Set<Kind> kinds(Catalogue catalogue, String name) {
    Map<Kind, Set<String>> known = known(catalogue);
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    known.forEach(
        (kind, names) -> {
          if (names.contains(name)) {
            kinds.add(kind);
          }
        });
    if (kinds.isEmpty() && TimingFiles.isFile(name)) {
      kinds.add(Kind.TIMING);
    }
    if (kinds.isEmpty()) {
      List<String> all = known.values().stream().flatMap(Set::stream).toList();
      throw refusal(
          catalogue,
          "unknown %s '%s'%s"
              .formatted(words(known.keySet(), "", " or "), name, Nearest.suggestion(name, all)));
    }
    return kinds;
  }

  /** All that can be compared, by kind. */
  private static Map<Kind, Set<String>> known(Catalogue catalogue) {
    Map<Kind, Set<String>> known = new EnumMap<>(Kind.class);
    known.put(Kind.KERNEL, catalogue.kernels().keySet());
    known.put(Kind.TIMING, catalogue.timings().keySet());
    known.put(Kind.USERSPACE, catalogue.userspace().keySet());
    known.put(Kind.IMAGE, catalogue.images().keySet());
    return known;
  }

  private static String word(Kind kind) {
    return kind == Kind.USERSPACE ? PairStudy.PROGRAM : kind.key();
  }

  private static String words(Set<Kind> kinds, String ending, String last) {
    List<String> words = kinds.stream().map(kind -> word(kind) + ending).toList();
    int most = words.size() - 1;
    return most == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, most)) + last + words.get(most);
  }

  private static String described(Set<Kind> kinds, String name) {
    String word = words(kinds, "", " and ");
    return "'%s' is %s %s".formatted(name, word.startsWith("i") ? "an" : "a", word);
  }

  private static SettingsException refusal(Catalogue catalogue, String problem) {
    List<String> allowed = new ArrayList<>();
    known(catalogue)
        .forEach(
            (kind, names) ->
                allowed.add("two %ss of %s".formatted(word(kind), String.join(", ", names))));
    return new SettingsException(
        "compare A B: %s; allowed: %s, or files of timings"
            .formatted(problem, allowed.stream().collect(Collectors.joining("; "))));
  }
}

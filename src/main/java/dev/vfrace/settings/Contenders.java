package dev.vfrace.settings;

import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.study.PairStudy;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Two definitions of one kind to be compared.
 *
 * @param kind {@link Kind#KERNEL} or {@link Kind#TIMING}
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
          catalogue, "'%s' and '%s' are both kernels and timings".formatted(nameA, nameB));
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

  /** The option that would choose one of that kind for a run. */
  public RunOption option() {
    return kind == Kind.KERNEL ? RunOption.KERNEL : RunOption.TIMING;
  }

  /**
   * Their comparison.
   *
   * @throws SettingsException if one of them cannot be run
   */
  public PairStudy study(Catalogue catalogue) {
    return new PairStudy(
        kind.key(),
        nameA,
        nameB,
        campaign(catalogue, nameA),
        campaign(catalogue, nameB),
        catalogue.compareOptions().blocks());
  }

  private CampaignSettings campaign(Catalogue catalogue, String name) {
    Choice compared = Choice.by("compare " + name);
    return catalogue
        .with(kind == Kind.KERNEL ? compared.kernel(name) : compared.timing(name))
        .comparableCampaign();
  }

  /** As elsewhere, a definition of that name goes before a file. */
  private static Set<Kind> kinds(Catalogue catalogue, String name) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    if (catalogue.kernels().containsKey(name)) {
      kinds.add(Kind.KERNEL);
    }
    if (catalogue.timings().containsKey(name) || (kinds.isEmpty() && TimingFiles.isFile(name))) {
      kinds.add(Kind.TIMING);
    }
    if (kinds.isEmpty()) {
      List<String> all = new ArrayList<>(catalogue.kernels().keySet());
      all.addAll(catalogue.timings().keySet());
      throw refusal(
          catalogue, "unknown kernel or timing '" + name + "'" + Nearest.suggestion(name, all));
    }
    return kinds;
  }

  private static String described(Set<Kind> kinds, String name) {
    return "'%s' is a %s".formatted(name, kinds.iterator().next().key());
  }

  private static SettingsException refusal(Catalogue catalogue, String problem) {
    return new SettingsException(
        "compare A B: %s; allowed: two kernels of %s, or two timings of %s, or files of timings"
            .formatted(
                problem,
                String.join(", ", catalogue.kernels().keySet()),
                String.join(", ", catalogue.timings().keySet())));
  }
}

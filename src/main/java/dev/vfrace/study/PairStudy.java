package dev.vfrace.study;

import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.campaign.Comparison;
import java.util.List;
import java.util.Map;

/**
 * Two campaigns that differ in one thing.
 *
 * @param kind of what differs: kernel, timing, {@link #PROGRAM} or {@link #IMAGE}
 * @param nameA of the first
 * @param nameB of the second
 * @param campaignA the first
 * @param campaignB the second
 * @param blocks that each is cut into
 */
public record PairStudy(
    String kind,
    String nameA,
    String nameB,
    CampaignSettings campaignA,
    CampaignSettings campaignB,
    int blocks)
    implements Study<Contrast> {

  /** The kind of two programs: each metric of the one is held against that of the other. */
  public static final String PROGRAM = "program";

  /** The kind of two images: each as a whole, and the programs that are in both. */
  public static final String IMAGE = "image";

  @Override
  public List<CampaignSettings> campaigns() {
    return List.of(campaignA, campaignB);
  }

  @Override
  public List<String> names() {
    return List.of(nameA, nameB);
  }

  @Override
  public List<Comparison> comparisons() {
    return List.of(new Comparison(0, 1, isByName(kind) ? Map.of() : Map.of(nameA, nameB)));
  }

  /** Whether both have the same programs, each of which is held against itself. */
  static boolean isByName(String kind) {
    return !kind.equals(PROGRAM) && !kind.equals(IMAGE);
  }

  /** One at a time, so that each has the machine for itself. */
  @Override
  public CompareOptions turns() {
    return new CompareOptions(blocks, 1);
  }

  @Override
  public String intention(int most) {
    return "running %s %s and %s in turns, %d %s each; Ctrl-C ends it and keeps what was measured"
        .formatted(kind, nameA, nameB, most, most == 1 ? "block" : "blocks");
  }

  @Override
  public Contrast conclude(Turns measured, int most) {
    return new Contrast(kind, nameA, nameB, most, measured.result(0), measured.result(1));
  }
}

package dev.vfrace.study;

import dev.vfrace.campaign.CampaignSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * Designs that are put through the same scenarios.
 *
 * @param frame what is asked of every design
 * @param designs in the order of the table
 * @param atOnce campaigns that run at a time, 1 to 1024
 */
public record Suite(SuiteFrame frame, List<Design> designs, int atOnce)
    implements Study<DecisionTable> {

  private static final int SCENARIOS = 3;

  /**
   * The campaigns of a design.
   *
   * @param name of the design
   * @param plugged a VF comes to a running VM that has its netvsc
   * @param booted a VF comes while the VM boots
   * @param alone a VF has no netvsc
   */
  public record Design(
      String name, CampaignSettings plugged, CampaignSettings booted, CampaignSettings alone) {

    private List<CampaignSettings> campaigns() {
      return List.of(plugged, booted, alone);
    }
  }

  /** Defensive copy. */
  public Suite {
    designs = List.copyOf(designs);
  }

  @Override
  public List<CampaignSettings> campaigns() {
    return designs.stream().flatMap(design -> design.campaigns().stream()).toList();
  }

  @Override
  public List<String> names() {
    return campaigns().stream()
        .map(
            campaign ->
                campaign.kernel().name()
                    + campaign.image().map(", "::concat).orElse("")
                    + ", "
                    + campaign.scenario().name())
        .toList();
  }

  @Override
  public CompareOptions turns() {
    return new CompareOptions(frame.blocks(), atOnce);
  }

  @Override
  public String intention(int most) {
    return "%d designs, %d scenarios each, in %d blocks; Ctrl-C ends it and keeps what was measured"
        .formatted(designs.size(), SCENARIOS, most);
  }

  @Override
  public DecisionTable conclude(Turns measured, int most) {
    List<DesignFigures> figures = new ArrayList<>();
    for (Design design : designs) {
      int first = figures.size() * SCENARIOS;
      figures.add(
          new DesignFigures(
              design.name(),
              measured.result(first),
              measured.result(first + 1),
              measured.result(first + 2),
              frame));
    }
    return new DecisionTable(frame, figures);
  }
}

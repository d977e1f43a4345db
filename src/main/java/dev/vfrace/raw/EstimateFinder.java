package dev.vfrace.raw;

import dev.vfrace.campaign.CampaignSettings;
import dev.vfrace.explain.DecidingWindow;
import dev.vfrace.explain.Plays;
import java.util.Optional;

/** Finds how much of a campaign is guessed. */
final class EstimateFinder {

  private static final double MEDIAN = 0.5;

  private EstimateFinder() {}

  /** Of a campaign; empty where there is no window to see a VF in. */
  static Optional<Estimates> of(CampaignSettings settings) {
    return Plays.decidingWindow(settings.kernel()).map(window -> of(settings, window));
  }

  private static Estimates of(CampaignSettings settings, DecidingWindow window) {
    int guessed =
        (int)
            settings.programs().stream()
                .filter(
                    program -> settings.provenance().bases().ofLatency(program.name()).isEstimate())
                .count();
    return new Estimates(
        window.name(),
        window.steps().stream()
            .map(
                step ->
                    new Estimates.Part(
                        step.key(),
                        settings.timing().kernel().of(step).quantile(MEDIAN),
                        settings.provenance().bases().of(step).kind()))
            .toList(),
        guessed,
        settings.programs().size());
  }
}

package dev.vfrace.campaign;

/**
 * A campaign's end.
 *
 * @param ending why
 * @param totals what was measured
 */
record Finished(Ending ending, CampaignTotals totals) {}

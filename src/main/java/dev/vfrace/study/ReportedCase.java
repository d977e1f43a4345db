package dev.vfrace.study;

import dev.vfrace.campaign.CampaignSettings;

/**
 * A field report and the campaign that stands for it.
 *
 * @param report what was reported
 * @param campaign what is run
 */
public record ReportedCase(FieldReport report, CampaignSettings campaign) {}

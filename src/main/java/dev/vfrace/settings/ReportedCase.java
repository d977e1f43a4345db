package dev.vfrace.settings;

import dev.vfrace.study.FieldReport;

/**
 * A field report and the campaign that stands for it.
 *
 * @param report what was reported
 * @param kernel the design's name
 * @param scenario its name
 */
public record ReportedCase(FieldReport report, String kernel, String scenario) {}

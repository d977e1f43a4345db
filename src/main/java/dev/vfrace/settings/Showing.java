package dev.vfrace.settings;

import dev.vfrace.report.ReportFormat;

/**
 * How a command shows what it does and what came of it.
 *
 * @param format of the result
 * @param progress whether progress lines are shown
 * @param quiet whether only the result is shown
 * @param wide whether tables have all their columns, and lines are as long as they come
 */
public record Showing(ReportFormat format, boolean progress, boolean quiet, boolean wide) {}

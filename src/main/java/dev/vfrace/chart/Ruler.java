package dev.vfrace.chart;

import java.util.function.DoubleFunction;

/**
 * An axis.
 *
 * @param title what it shows, with its unit
 * @param scale where values lie
 * @param format how they are written
 */
public record Ruler(String title, Scale scale, DoubleFunction<String> format) {}

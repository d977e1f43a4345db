/**
 * Statistics of rare events: how often something happened, and between which bounds its true rate
 * lies.
 *
 * <p>Pure functions of counts. Rates are dimensionless, between 0 and 1; counts are {@code long}.
 */
@NullMarked
package dev.vfrace.statistics;

import org.jspecify.annotations.NullMarked;

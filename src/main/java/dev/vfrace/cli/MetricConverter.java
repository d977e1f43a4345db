package dev.vfrace.cli;

import dev.vfrace.count.Metric;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a metric. */
final class MetricConverter implements ITypeConverter<Metric> {

  @Override
  public Metric convert(String word) {
    return Metric.byWord(word)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "unknown metric '%s'; allowed: %s".formatted(word, Metric.words())));
  }
}

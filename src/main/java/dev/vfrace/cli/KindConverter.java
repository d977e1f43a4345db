package dev.vfrace.cli;

import dev.vfrace.settings.Kind;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a kind of definition, in singular or plural. */
final class KindConverter implements ITypeConverter<Kind> {

  @Override
  public Kind convert(String word) {
    return Arrays.stream(Kind.values())
        .filter(kind -> List.of(kind.key(), kind.directory()).contains(word))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "unknown kind '"
                        + word
                        + "'; allowed: kernel(s), scenario(s), userspace, timing(s), image(s)"));
  }
}

package dev.vfrace.settings;

import dev.vfrace.model.Image;
import dev.vfrace.model.ProgramSpec;
import java.util.List;

/** Reads one image. */
final class ImageReader {

  /** The key of its programs. */
  static final String PROGRAMS = "programs";

  private static final List<String> KEYS = List.of("summary", "source", "kernel", PROGRAMS);

  /** How these definitions look. */
  static final Format<Image> FORMAT =
      new Format<>(Kind.IMAGE, KEYS, List.of(), PROGRAMS, ImageReader::read);

  private ImageReader() {}

  /** The image with a name. */
  private static Image read(String name, Section section) {
    return new Image(
        name,
        section.text("summary"),
        section.text("source"),
        section.text("kernel"),
        programs(section).items().stream().map(Located::text).toList());
  }

  /** The names of an image's programs. */
  static Located programs(Section section) {
    return section.required(PROGRAMS, "a list of programs");
  }

  /**
   * Refuses programs that there are not, or that stand there twice, and a name that a program has
   * too: by it the image is spoken of as a whole.
   */
  static void check(Definitions<Image> images, Definitions<ProgramSpec> programs) {
    images
        .sections()
        .forEach(
            (name, section) -> {
              if (programs.values().containsKey(name)) {
                throw section.error(
                    "'%s' is a program; allowed: a name that no program has".formatted(name));
              }
              ProgramSelection.checkNames(programs(section), programs.values());
            });
  }
}

package dev.vfrace.documentation;

import dev.vfrace.settings.Catalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation, in Markdown.
 *
 * @param path from the project's root
 * @param lines its lines
 */
public record Page(Path path, List<String> lines) {

  private static final String FENCE = "```";

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

  /**
   * A part of a page.
   *
   * @param line where it begins, from 1
   * @param text without its marks
   */
  public record Part(int line, String text) {}

  /**
   * A fenced block.
   *
   * @param first the number of its first line, from 1
   * @param lines without the fences
   * @param before the paragraph before it, in one line
   */
  public record Block(int first, List<String> lines, String before) {}

  /** The project's root. */
  public static Path root() {
    return Catalogue.confDir().toAbsolutePath().normalize().resolveSibling("");
  }

  /** Every page that is true of the present version, the front page first. */
  public static List<Page> all() {
    List<Path> paths = new ArrayList<>(List.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")));
    paths.addAll(pagesIn("docs"));
    paths.addAll(pagesIn("stress"));
    return paths.stream().map(Page::read).toList();
  }

  private static List<Path> pagesIn(String directory) {
    try (Stream<Path> files = Files.list(root().resolve(directory))) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .map(root()::relativize)
          .sorted()
          .toList();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  static Page read(Path path) {
    try {
      return new Page(path, Files.readAllLines(root().resolve(path)));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** The fenced blocks. */
  public List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    StringBuilder before = new StringBuilder();
    for (int at = 0; at < lines.size(); at++) {
      String line = lines.get(at).strip();
      if (!line.startsWith(FENCE)) {
        if (!line.isEmpty() && at > 0 && lines.get(at - 1).isBlank()) {
          before.setLength(0);
        }
        before.append(line).append(line.isEmpty() ? "" : " ");
        continue;
      }
      int end = at + 1;
      while (!lines.get(end).strip().equals(FENCE)) {
        end++;
      }
      blocks.add(new Block(at + 2, lines.subList(at + 1, end), before.toString().strip()));
      before.setLength(0);
      at = end;
    }
    return blocks;
  }

  /** Code in backticks outside of fenced blocks; a line break in it is a space. */
  public List<Part> code() {
    return parts(CODE);
  }

  /** Where the links outside of fenced blocks lead. */
  public List<Part> links() {
    return parts(LINK);
  }

  private List<Part> parts(Pattern pattern) {
    String prose = prose();
    return pattern
        .matcher(prose)
        .results()
        .map(
            found ->
                new Part(
                    1
                        + (int)
                            prose
                                .substring(0, found.start())
                                .chars()
                                .filter(c -> c == '\n')
                                .count(),
                    found.group(1).replaceAll("\\s+", " ")))
        .toList();
  }

  /** The page with its fenced blocks left blank. */
  private String prose() {
    StringBuilder prose = new StringBuilder();
    boolean fenced = false;
    for (String line : lines) {
      boolean fence = line.strip().startsWith(FENCE);
      prose.append(fenced || fence ? "" : line).append('\n');
      fenced ^= fence;
    }
    return prose.toString();
  }
}

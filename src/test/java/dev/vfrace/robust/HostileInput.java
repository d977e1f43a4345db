package dev.vfrace.robust;

import dev.vfrace.robust.Trial.Due;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Inputs that are wrong in a way that could cost time, memory, or reach for something else. */
final class HostileInput {

  private final String server;

  /**
   * Inputs that know of a server.
   *
   * @param server which nothing may ever reach, {@code http://host:port/}
   */
  HostileInput(String server) {
    this.server = server;
  }

  /** The operators. */
  List<Operator> operators() {
    return List.of(
        this::include, HostileInput::special, HostileInput::deep, HostileInput::large, this::self);
  }

  private Trial include(Pen pen) {
    String what =
        pen.one(
            "url(\"" + server + "x.conf\")",
            "required(url(\"" + server + "x.conf\"))",
            "\"" + server + "x.conf\"",
            "url(\"file:///etc/passwd\")",
            "classpath(\"reference.conf\")",
            "required(classpath(\"reference.conf\"))",
            "\"reference\"",
            "\"nowhere.conf\"",
            "required(\"nowhere.conf\")",
            "file(\"/etc/passwd\")",
            "\"/etc/passwd\"",
            "\"/dev/zero\"",
            "\".\"",
            "\"..\"",
            "\"/\"",
            "\"a\\u0000.conf\"");
    String before = pen.one("", "\n\n", "vfrace.run.seed = 5\n", "vfrace { run { ");
    String after = before.endsWith("{ ") ? " } }" : "";
    return refused("include", pen.file(before + "include " + what + after));
  }

  /** A file that includes itself. */
  private Trial self(Pen pen) {
    Path path = pen.newPath();
    pen.write(path, "include \"%s\"\n".formatted(path.getFileName()).repeat(1 + pen.below(3)));
    return refused("file that includes itself", path.toString());
  }

  private static Trial special(Pen pen) {
    Path path = pen.newPath();
    String file =
        switch (pen.below(9)) {
          case 0 -> fifo(path);
          case 1 -> "/dev/zero";
          case 2 -> "/dev/null";
          case 3 -> path.resolveSibling(".").toString();
          case 4 -> path.toString();
          case 5 -> link(path, Path.of("/dev/zero"));
          case 6 -> link(path, path);
          case 7 -> bytes(path, pen);
          default -> sparse(path);
        };
    String option = pen.one("-c", "run.timing", "--suite", "reports", "analyze", "rerun");
    return new Trial(
        "wrong: special file",
        Due.REFUSED,
        switch (option) {
          case "-c" -> pen.reading("-c", file);
          case "run.timing" -> pen.reading("-D", "run.timing=" + file);
          case "--suite" -> List.of("compare", "--suite", file);
          default -> List.of(option, file);
        });
  }

  private static Trial deep(Pen pen) {
    int levels = 33 + pen.below(30_000);
    String text =
        pen.one(
            "a {".repeat(levels) + "}".repeat(levels),
            "a = " + "[".repeat(levels) + "]".repeat(levels),
            "a" + ".a".repeat(levels) + " = 1",
            "vfrace.run.cycles = ${a" + ".a".repeat(levels) + "}",
            "{".repeat(levels),
            "a = " + "[".repeat(levels),
            "a = " + "[{a=".repeat(levels));
    if (pen.below(4) == 0) {
      return new Trial(
          "wrong: deep", Due.REFUSED, pen.reading("-D", "a" + ".a".repeat(levels) + "=1"));
    }
    return refused("deep", pen.file(text));
  }

  private static Trial large(Pen pen) {
    int many = 1 + pen.below(4);
    String text =
        switch (pen.below(8)) {
          case 0 -> "vfrace.run.cycles = " + "1".repeat(many * 200_000);
          case 1 -> doubling("a%d = [${a%d}, ${a%d}]", 15 + 5 * many);
          case 2 -> doubling("a%d = { x = ${a%d}, y = ${a%d} }", 15 + 5 * many);
          case 3 -> doubling("a%d = ${a%d}${a%d}", 15 + 5 * many);
          case 4 -> programs(many * 3000);
          case 5 -> "vfrace.run.expect = [" + "\"wicked.harmed < 1\",".repeat(many * 11_000) + "]";
          case 6 -> "#".repeat((1 << 20) + many);
          default -> doubling("a%d = [${a%d}] [${a%d}]", 15 + 5 * many);
        };
    return refused("large", pen.file(text));
  }

  private static String doubling(String form, int levels) {
    StringBuilder text = new StringBuilder("a0 = [1]\n");
    for (int level = 1; level <= levels; level++) {
      text.append(form.formatted(level, level - 1, level - 1)).append('\n');
    }
    return text.append("vfrace.run.cycles = ${a").append(levels).append("}\n").toString();
  }

  private static String programs(int many) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < many; i++) {
      text.append("vfrace.userspace.p").append(i).append(".like = wicked\n");
    }
    return text.toString();
  }

  private static String fifo(Path path) {
    try {
      int code = new ProcessBuilder("mkfifo", path.toString()).start().waitFor();
      return code == 0 ? path.toString() : "/dev/zero";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "/dev/zero";
    }
  }

  private static String link(Path path, Path target) {
    try {
      return Files.createSymbolicLink(path, target).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String bytes(Path path, Pen pen) {
    byte[] bytes = new byte[20 + pen.below(2000)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (0x80 + pen.below(0x80));
    }
    try {
      return Files.write(path, bytes).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of a gigabyte, of which the disk holds none. */
  private static String sparse(Path path) {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(1L << 30);
      return path.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Trial refused(String kind, String file) {
    return new Trial("wrong: " + kind, Due.REFUSED, List.of("list", "kernels", "-c", file));
  }
}

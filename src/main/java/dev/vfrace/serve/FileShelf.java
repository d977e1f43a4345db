package dev.vfrace.serve;

import dev.vfrace.page.ResultTitle;
import dev.vfrace.page.Told;
import dev.vfrace.raw.RawRun;
import dev.vfrace.report.ResultFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Files that {@code --json} has written. One that is replaced is read again. */
public final class FileShelf implements Shelf {

  private final List<Path> files;
  private final Map<Path, Read> known = new HashMap<>();

  private record Read(String mark, Told told) {}

  /** These files, in their order. */
  public FileShelf(List<Path> files) {
    this.files = List.copyOf(files);
  }

  @Override
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (int at = 0; at < files.size(); at++) {
      Read read = read(files.get(at));
      List<RawRun> runs = read.told.result().runs();
      entries.add(
          new Entry(
              id(at),
              ResultTitle.of(read.told) + " (" + files.get(at).getFileName() + ")",
              read.told.result().verdict().word(),
              /* running= */ false,
              runs.stream()
                  .map(run -> run.origin().started())
                  .min(Instant::compareTo)
                  .map(Entry::time)
                  .orElse(""),
              runs.stream().mapToLong(run -> run.course().cycles()).sum(),
              OptionalLong.empty(),
              read.mark));
    }
    return entries;
  }

  @Override
  public Optional<Told> told(String id) {
    for (int at = 0; at < files.size(); at++) {
      if (id(at).equals(id)) {
        return Optional.of(read(files.get(at)).told);
      }
    }
    return Optional.empty();
  }

  private static String id(int place) {
    return "file-" + (place + 1);
  }

  private Read read(Path file) {
    String mark = mark(file);
    Read before = known.get(file);
    if (before != null && before.mark.equals(mark)) {
      return before;
    }
    Read now = new Read(mark, new Told(file.toString(), ResultFile.read(file)));
    known.put(file, now);
    return now;
  }

  private static String mark(Path file) {
    try {
      return Files.getLastModifiedTime(file) + " " + Files.size(file);
    } catch (IOException gone) {
      return "gone";
    }
  }
}

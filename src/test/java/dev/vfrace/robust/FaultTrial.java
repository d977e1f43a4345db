package dev.vfrace.robust;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vfrace.settings.Catalogue;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A process to which something is done: the launcher, with the JVM that it starts.
 *
 * @param fault what
 * @param args the command line, without where the results go
 * @param millis when a signal is sent, after the start
 * @param limit of what is starved: megabytes of heap or address space, or descriptors
 */
record FaultTrial(Fault fault, List<String> args, long millis, int limit) {

  /** What no process may take longer for, be the machine ever so busy. */
  private static final long LIMIT_SECONDS = 90;

  private static final String OLDER = "{\"older\":true}";

  /** Copies the arguments. */
  FaultTrial {
    args = List.copyOf(args);
  }

  /**
   * Runs the process in an empty directory, and leaves nothing there.
   *
   * @return what was wrong, if anything
   */
  Optional<String> run(Path directory) throws IOException, InterruptedException {
    Path json = directory.resolve("result.json");
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    Files.writeString(json, OLDER);
    Process launcher = start(json, out, err);
    List<ProcessHandle> all = new ArrayList<>(List.of(launcher.toHandle()));
    try {
      if (!fault.signal().isEmpty()) {
        pause(launcher, millis);
        launcher.descendants().forEach(all::add);
        send(launcher, all);
      }
      for (ProcessHandle process : all) {
        process.onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
      }
      return judge(launcher.waitFor(), json, out, err);
    } catch (TimeoutException | ExecutionException late) {
      return wrong("has not ended after %d s".formatted(LIMIT_SECONDS), err);
    } finally {
      Stream.concat(launcher.descendants(), all.stream()).forEach(ProcessHandle::destroyForcibly);
      launcher.waitFor();
      for (Path file : List.of(json, out, err)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private Optional<String> judge(int exitCode, Path json, Path out, Path err) throws IOException {
    String said = Files.readString(err);
    String told = Files.exists(out) ? Files.readString(out) : "";
    if (!fault.exitCodes().contains(exitCode)) {
      return wrong("exit code %d, has to be one of %s".formatted(exitCode, fault.exitCodes()), err);
    }
    Optional<String> broken = brokenJson(Files.readString(json), exitCode);
    if (broken.isPresent()) {
      return wrong(broken.get(), err);
    }
    if ((exitCode == 70 || exitCode == 130) && said.isBlank()) {
      return wrong("ended without a word", err);
    }
    if (told.contains("Full thread dump") || told.contains("Error occurred")) {
      return wrong("the JVM's own words are on standard output", err);
    }
    return Optional.empty();
  }

  /** The results are either the older ones, or whole and say how the run ended. */
  private Optional<String> brokenJson(String text, int exitCode) {
    if (text.equals(OLDER)) {
      return Optional.empty();
    }
    try {
      String verdict = new ObjectMapper().readTree(text).at("/verdict").asText("");
      boolean tells = exitCode != 130 || verdict.isEmpty() || !verdict.equals("pass");
      return tells ? Optional.empty() : Optional.of("interrupted, and the verdict is a pass");
    } catch (IOException e) {
      return Optional.of("the results are cut off: " + e.getMessage());
    }
  }

  private Optional<String> wrong(String words, Path err) throws IOException {
    String said = Files.exists(err) ? Files.readString(err).strip() : "";
    return Optional.of(
        "%s after %d ms, limit %d, %s: %s; %s"
            .formatted(
                fault,
                millis,
                limit,
                String.join(" ", args),
                words,
                said.substring(Math.max(0, said.length() - 600))));
  }

  /** A stop is of all processes, as a terminal's is of their group. */
  private void send(Process process, List<ProcessHandle> all)
      throws IOException, InterruptedException {
    List<ProcessHandle> receivers = fault == Fault.STOP ? all : List.of(process.toHandle());
    for (ProcessHandle receiver : receivers) {
      kill(receiver, fault.signal());
    }
    if (fault.goesOn()) {
      pause(process, 300);
      if (fault == Fault.STOP) {
        for (ProcessHandle receiver : receivers) {
          kill(receiver, "CONT");
        }
      }
      kill(process.toHandle(), "TERM");
    }
  }

  /** Not to wait for anything: the moment is what is tried. */
  private static void pause(Process process, long millis) throws InterruptedException {
    if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("ended by itself with " + process.exitValue());
    }
  }

  private static void kill(ProcessHandle process, String signal)
      throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
  }

  /** The launcher starts the JVM, and has a word where that fails. */
  private Process start(Path json, Path out, Path err) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("bash", "-c", limits() + "exec \"$@\"", "bash", launcher()));
    command.addAll(args);
    command.addAll(List.of("--json", fault == Fault.FULL_JSON ? "/dev/full" : json.toString()));
    File full = new File("/dev/full");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(fault == Fault.FULL_OUTPUT ? full : out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("VFRACE_STORE", "none");
    builder
        .environment()
        .put("VFRACE_JAVA_OPTS", fault == Fault.HEAP ? "-Xmx" + limit + "m" : "-Xmx160m");
    return builder.start();
  }

  private static String launcher() {
    return Catalogue.confDir().resolveSibling("stress").resolve("vfrace").toString();
  }

  private String limits() {
    return switch (fault) {
      case THREADS -> "ulimit -v %d; ".formatted(limit * 1024L);
      case DESCRIPTORS -> "ulimit -n %d; ".formatted(limit);
      default -> "";
    };
  }
}

package dev.vfrace.robust;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vfrace.cli.Start;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A process to which something is done.
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

  /** How it went. */
  enum Outcome {
    RIGHT,
    WRONG,
    /** The signal met a JVM that had not come to its first class. */
    BEFORE_THE_START
  }

  /**
   * What came of it.
   *
   * @param outcome how it went
   * @param words what was wrong
   */
  record Result(Outcome outcome, String words) {}

  /** Runs the process in an empty directory, and leaves nothing there. */
  Result run(Path directory) throws IOException, InterruptedException {
    Path json = directory.resolve("result.json");
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    Files.writeString(json, OLDER);
    Process process = start(json, out, err);
    try {
      if (!fault.signal().isEmpty()) {
        send(process);
      }
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        return wrong("has not ended after %d s".formatted(LIMIT_SECONDS), err);
      }
      return judge(process.exitValue(), json, out, err);
    } finally {
      process.destroyForcibly().waitFor();
      for (Path file : List.of(json, out, err, err.resolveSibling("hs_err"))) {
        Files.deleteIfExists(file);
      }
    }
  }

  private Result judge(int exitCode, Path json, Path out, Path err) throws IOException {
    String said = Files.readString(err);
    if (fault.isBeforeTheStart(exitCode) && fault != Fault.KILL && said.isEmpty()) {
      return new Result(Outcome.BEFORE_THE_START, "");
    }
    String told = Files.exists(out) ? Files.readString(out) : "";
    if (isJvms(exitCode, said + told)) {
      return new Result(Outcome.BEFORE_THE_START, "");
    }
    if (!fault.exitCodes().contains(exitCode)) {
      return wrong("exit code %d, has to be one of %s".formatted(exitCode, fault.exitCodes()), err);
    }
    Optional<String> broken = brokenJson(Files.readString(json), exitCode);
    if (broken.isPresent()) {
      return wrong(broken.get(), err);
    }
    if (exitCode == 70 && said.isBlank()) {
      return wrong("failed without a word", err);
    }
    if (told.contains("Full thread dump")) {
      return wrong("the JVM's own words are on standard output", err);
    }
    return new Result(Outcome.RIGHT, "");
  }

  /** A JVM that cannot start at all: there the launcher has the word. */
  private boolean isJvms(int exitCode, String said) {
    return fault.signal().isEmpty()
        && exitCode != 0
        && (exitCode != 1 || fault != Fault.THREADS)
        && (said.contains("Could not create the Java Virtual Machine")
            || said.contains("Error occurred during initialization")
            || said.contains("There is insufficient memory for the Java Runtime")
            || said.contains("error while loading shared libraries"));
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

  private Result wrong(String words, Path err) throws IOException {
    String said = Files.exists(err) ? Files.readString(err).strip() : "";
    return new Result(
        Outcome.WRONG,
        "%s after %d ms, limit %d, %s: %s; %s"
            .formatted(
                fault,
                millis,
                limit,
                String.join(" ", args),
                words,
                said.substring(Math.max(0, said.length() - 600))));
  }

  private void send(Process process) throws IOException, InterruptedException {
    pause(process, millis);
    kill(process, fault.signal());
    if (fault.goesOn()) {
      pause(process, 300);
      if (fault == Fault.STOP) {
        kill(process, "CONT");
      }
      kill(process, "TERM");
    }
  }

  /** Not to wait for anything: the moment is what is tried. */
  private static void pause(Process process, long millis) throws InterruptedException {
    if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("ended by itself with " + process.exitValue());
    }
  }

  private static void kill(Process process, String signal)
      throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
  }

  private Process start(Path json, Path out, Path err) throws IOException {
    List<String> java = new ArrayList<>(List.of("bash", "-c", limits() + "exec \"$@\"", "bash"));
    java.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            fault == Fault.HEAP ? "-Xmx" + limit + "m" : "-Xmx160m",
            "-XX:+UseSerialGC",
            "-XX:+DisplayVMOutputToStderr",
            "-XX:OnError=kill -KILL %p",
            "-XX:ErrorFile=" + err.resolveSibling("hs_err"),
            "-XX:TieredStopAtLevel=1",
            "-Dvfrace.home=" + System.getProperty("vfrace.home", ""),
            "-Dlogback.configurationFile="
                + System.getProperty("logback.configurationFile", "logback.xml"),
            "-cp",
            System.getProperty("java.class.path"),
            Start.class.getName()));
    java.addAll(args);
    java.addAll(List.of("--json", fault == Fault.FULL_JSON ? "/dev/full" : json.toString()));
    File full = new File("/dev/full");
    return new ProcessBuilder(java)
        .redirectOutput(fault == Fault.FULL_OUTPUT ? full : out.toFile())
        .redirectError(err.toFile())
        .start();
  }

  private String limits() {
    return switch (fault) {
      case THREADS -> "ulimit -v %d; ".formatted(limit * 1024L);
      case DESCRIPTORS -> "ulimit -n %d; ".formatted(limit);
      default -> "";
    };
  }
}

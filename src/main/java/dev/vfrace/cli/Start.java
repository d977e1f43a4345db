package dev.vfrace.cli;

/**
 * Where the process begins. Signals are heeded before anything else is loaded, and whatever keeps
 * the rest from being loaded, such as a damaged file of a library, has an exit code of its own: the
 * JVM's would be 1, which says that an expectation does not hold.
 */
public final class Start {

  private Start() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    Launcher launcher = Launcher.ofThisProcess();
    Interruption interruption =
        new Interruption(launcher.told(ExitCode.INTERRUPTED, ExitStyle.of(args)));
    int exitCode = ExitCode.INTERNAL;
    try {
      interruption.listen();
      launcher.watch();
      exitCode = Main.execute(args, interruption.requested());
    } catch (Throwable problem) {
      System.err.println("vfrace: cannot go on, look at 'ulimit -a': " + problem);
    } finally {
      interruption.finished();
    }
    System.exit(launcher.told(exitCode, ExitStyle.of(args)));
  }
}

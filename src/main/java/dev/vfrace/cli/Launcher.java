package dev.vfrace.cli;

/**
 * The script {@code stress/vfrace}, which waits for this process. It has to tell the exit codes of
 * vfrace from those of a JVM that cannot start (1) or dies of a signal (130), so it is told others,
 * and gives vfrace's own. Where it is killed, nobody would stop this process any more.
 */
final class Launcher {

  /** The system property with the process id of the script; not set where there is none. */
  private static final String PROPERTY = "vfrace.launcher";

  private static final int MORE = 100;
  private static final long LOOK_MILLIS = 1000;

  private final long pid;

  private Launcher(long pid) {
    this.pid = pid;
  }

  /** The one that this process has, if any. */
  static Launcher ofThisProcess() {
    return new Launcher(Long.getLong(PROPERTY, 0));
  }

  /**
   * What this process has to exit with for a code to be told in a style: by its launcher, if any,
   * which knows the style itself.
   */
  int told(int exitCode, ExitStyle style) {
    return isThere() ? exitCode + MORE : style.code(exitCode);
  }

  /** Ends this process as a signal does, once the launcher is gone. */
  void watch() {
    if (isThere()) {
      Thread watch = new Thread(this::endWithIt, "launcher");
      watch.setDaemon(true);
      watch.start();
    }
  }

  private boolean isThere() {
    return pid > 0;
  }

  private void endWithIt() {
    try {
      do {
        Thread.sleep(LOOK_MILLIS);
      } while (isParent());
    } catch (InterruptedException e) {
      return;
    }
    System.err.println("vfrace: the launcher is gone");
    System.exit(told(ExitCode.INTERRUPTED, ExitStyle.VFRACE));
  }

  /** A process whose parent ends has another one at once; without file descriptors none is seen. */
  private boolean isParent() {
    return ProcessHandle.current().parent().map(it -> it.pid() == pid).orElse(true);
  }
}

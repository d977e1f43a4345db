package dev.vfrace.store;

import java.time.Instant;

/**
 * A process of this machine. Numbers are used again, so when it began is a part of its name.
 *
 * @param id its number
 * @param started when it began, where the system tells; otherwise empty
 */
record WriterProcess(long id, String started) {

  /** This one. */
  static WriterProcess current() {
    return of(ProcessHandle.current());
  }

  /** Whether it is still there. */
  boolean isThere() {
    return ProcessHandle.of(id).filter(ProcessHandle::isAlive).map(WriterProcess::of).stream()
        .anyMatch(this::equals);
  }

  private static WriterProcess of(ProcessHandle handle) {
    return new WriterProcess(
        handle.pid(), handle.info().startInstant().map(Instant::toString).orElse(""));
  }
}

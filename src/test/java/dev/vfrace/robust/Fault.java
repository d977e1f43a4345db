package dev.vfrace.robust;

import java.util.List;

/** What is done to a process, and what may come of it. */
enum Fault {
  INT("INT", 2),
  TERM("TERM", 15),
  HUP("HUP", 1),
  /** The JVM lists its threads and goes on. */
  QUIT("QUIT", 3),
  /** Ignored: a reader that goes away is seen when it is written to. */
  PIPE("PIPE", 13),
  /** Held, and let go. */
  STOP("STOP", 19),
  KILL("KILL", 9),
  /** A heap in which not all lanes fit. */
  HEAP("", 0),
  /** An address space in which not all threads have a stack. */
  THREADS("", 0),
  DESCRIPTORS("", 0),
  /** Standard output on a full disk. */
  FULL_OUTPUT("", 0),
  /** The results on a full disk. */
  FULL_JSON("", 0);

  private static final int INTERNAL = 70;
  private static final int INTERRUPTED = 130;
  private static final int BY_SIGNAL = 128;

  private final String signal;
  private final int number;

  Fault(String signal, int number) {
    this.signal = signal;
    this.number = number;
  }

  /** The signal's name; empty if it is a matter of what the process is given. */
  String signal() {
    return signal;
  }

  /** Whether the process goes on after it: then it is ended by SIGTERM. */
  boolean goesOn() {
    return this == QUIT || this == PIPE || this == STOP;
  }

  /** Exit codes that are right. */
  List<Integer> exitCodes() {
    return switch (this) {
      case INT, TERM, HUP, QUIT, PIPE, STOP -> List.of(INTERRUPTED);
      case KILL -> List.of(BY_SIGNAL + number);
      case HEAP -> List.of(0, 2, INTERNAL);
      case THREADS, DESCRIPTORS -> List.of(0, INTERNAL);
      case FULL_OUTPUT, FULL_JSON -> List.of(INTERNAL);
    };
  }

  /**
   * Whether an exit code is that of a JVM that had not come to its first class: what the signal
   * then does is not the program's to say.
   */
  boolean isBeforeTheStart(int exitCode) {
    return !signal.isEmpty() && exitCode == BY_SIGNAL + (goesOn() ? TERM.number : number);
  }
}

package dev.vfrace.robust;

import java.util.List;

/** What is done to a process, and what may come of it. */
enum Fault {
  INT("INT"),
  TERM("TERM"),
  HUP("HUP"),
  /** The JVM lists its threads and goes on. */
  QUIT("QUIT"),
  /** Ignored: a reader that goes away is seen when it is written to. */
  PIPE("PIPE"),
  /** Held, and let go. */
  STOP("STOP"),
  KILL("KILL"),
  /** A heap in which not all lanes fit. */
  HEAP(""),
  /** An address space in which not all threads have a stack. */
  THREADS(""),
  DESCRIPTORS(""),
  /** Standard output on a full disk. */
  FULL_OUTPUT(""),
  /** The results on a full disk. */
  FULL_JSON("");

  private static final int INTERNAL = 70;
  private static final int INTERRUPTED = 130;
  private static final int KILLED = 137;

  private final String signal;

  Fault(String signal) {
    this.signal = signal;
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
      case KILL -> List.of(KILLED);
      case HEAP -> List.of(0, 2, INTERNAL);
      case THREADS -> List.of(0, INTERNAL);
      case DESCRIPTORS -> List.of(0, 2, INTERNAL);
      case FULL_OUTPUT, FULL_JSON -> List.of(INTERNAL);
    };
  }
}

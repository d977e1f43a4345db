package dev.vfrace.calibration;

/** A kind of input that is told by what its lines look like. */
sealed interface Source
    permits FtraceText,
        UdevMonitor,
        KernelLog,
        UdevLog,
        UdevDatabase,
        CloudInitLog,
        LinkMonitor,
        LabTable {

  /** What it is called, for messages. */
  String title();

  /** What is looked for, for messages. */
  String wanted();

  /** Takes a line if it belongs here. */
  boolean take(Line line);

  /** No line follows the last one that was taken: another file may be of another boot. */
  void endOfFile();
}

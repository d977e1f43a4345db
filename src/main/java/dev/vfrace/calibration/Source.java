package dev.vfrace.calibration;

/** A kind of input that is told by what its lines look like. */
abstract sealed class Source
    permits FtraceText,
        UdevMonitor,
        KernelLog,
        UdevLog,
        UdevDatabase,
        CloudInitLog,
        LinkMonitor,
        LabTable {

  private final String title;
  private final String wanted;
  private final Findings findings;

  /**
   * A kind of input.
   *
   * @param title what it is called, for messages
   * @param wanted what is looked for, for messages
   * @param findings where what is found goes
   */
  Source(String title, String wanted, Findings findings) {
    this.title = title;
    this.wanted = wanted;
    this.findings = findings;
  }

  /** What it is called, for messages. */
  final String title() {
    return title;
  }

  /** What is looked for, for messages. */
  final String wanted() {
    return wanted;
  }

  /** Where what is found goes. */
  final Findings findings() {
    return findings;
  }

  /** Takes a line if it belongs here. */
  abstract boolean take(Line line);

  /** No line follows the last one that was taken: another file may be of another boot. */
  void endOfFile() {
    // most lines stand for themselves
  }
}

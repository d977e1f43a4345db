package dev.vfrace.settings;

/** The options of {@code run} and the keys that they stand for. */
public enum RunOption {
  /** The kernel design. */
  KERNEL("--kernel", "vfrace.run.kernel"),
  /** The scenario. */
  SCENARIO("--scenario", "vfrace.run.scenario"),
  /** The timing: a name, or a file. */
  TIMING("--timing", "vfrace.run.timing"),
  /** The userspace programs. */
  USERSPACE("--userspace", "vfrace.run.userspace"),
  /** The image whose programs watch. */
  IMAGE("--image", "vfrace.run.image"),
  /** How many cycles over all lanes. */
  CYCLES("--cycles", "vfrace.run.cycles"),
  /** How long in wall time. */
  DURATION("--duration", "vfrace.run.duration"),
  /** By what is counted it ends earlier. */
  UNTIL("--until", "vfrace.run.until"),
  /** VMs simulated at once. */
  LANES("--lanes", "vfrace.run.lanes"),
  /** Dispatcher threads. */
  THREADS("--threads", "vfrace.run.threads"),
  /** Which threads run the two sides of a VM. */
  PLACEMENT("--placement", "vfrace.run.placement"),
  /** Of every random draw. */
  SEED("--seed", "vfrace.run.seed"),
  /** Real or free. */
  PACE("--pace", "vfrace.clock.pace"),
  /** How far one side may run ahead. */
  LAG("--lag", "vfrace.clock.lag"),
  /** An expectation; may be given more than once. */
  EXPECT("--expect", "vfrace.run.expect"),
  /** Whose incidents are worked out. */
  FLEET("--fleet", "vfrace.run.fleet"),
  /** The metric that the table is about. */
  METRIC("--metric", "vfrace.run.metric"),
  /** How many cycles are kept as witnesses. */
  WITNESSES("--witnesses", "vfrace.run.witnesses"),
  /** No witnesses: the value is {@code 0}. */
  NO_WITNESSES("--no-witnesses", "vfrace.run.witnesses"),
  /** Where the results go as JSON. */
  JSON("--json", "vfrace.run.json"),
  /** In which form the result is told. */
  FORMAT("--format", "vfrace.run.format"),
  /** A run that was kept, which this one is not to be worse than. */
  BASELINE("--baseline", "vfrace.run.baseline"),
  /** Where the run is kept; {@code none}: nowhere. */
  STORE("--store", "vfrace.store.file"),
  /** Progress lines off: the value is {@code false}. */
  NO_PROGRESS("--no-progress", "vfrace.run.progress"),
  /** The result alone: the value is {@code true}. */
  QUIET("--quiet", "vfrace.run.quiet"),
  /** Tables with all their columns: the value is {@code true}. */
  WIDE("--wide", "vfrace.run.wide");

  private final String option;
  private final String key;

  RunOption(String option, String key) {
    this.option = option;
    this.key = key;
  }

  /** The option as it is typed. */
  public String option() {
    return option;
  }

  /** The key that it stands for. */
  public String key() {
    return key;
  }
}

package dev.vfrace.cli;

/** A way to show how far a campaign has come. */
interface ProgressView {

  /** Shows nothing. */
  ProgressView NONE = progress -> {};

  /** Shows the state of this moment, if it is time to. */
  void show(ProgressSoFar progress);

  /** Leaves the stream ready for other text. */
  default void end() {}
}

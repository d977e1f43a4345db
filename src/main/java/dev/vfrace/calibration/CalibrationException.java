package dev.vfrace.calibration;

/** An input that nothing can be learnt from. The message is meant for the user. */
public final class CalibrationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says which input, and what was looked for or is allowed. */
  public CalibrationException(String message) {
    super(message);
  }
}

package dev.vfrace.markup;

/** Coordinates of drawings, to a tenth: the same on every machine and in every locale. */
public final class Coordinates {

  private static final int TENTHS = 10;

  private Coordinates() {}

  /**
   * Such as {@code 12.5} or {@code -3}.
   *
   * @param coordinate finite
   */
  public static String of(double coordinate) {
    long tenths = Math.round(coordinate * TENTHS);
    long whole = Math.abs(tenths) / TENTHS;
    long rest = Math.abs(tenths) % TENTHS;
    String sign = tenths < 0 ? "-" : "";
    return rest == 0 ? sign + whole : sign + whole + "." + rest;
  }
}

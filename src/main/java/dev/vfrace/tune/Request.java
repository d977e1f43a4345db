package dev.vfrace.tune;

import java.util.List;

/**
 * A block that is to be run.
 *
 * @param values of the parameters, in their order
 * @param block its number at these values, from 0; blocks of one number draw the same at all values
 */
public record Request(List<AxisValue> values, int block) {

  /** Defensive copy. */
  public Request {
    values = List.copyOf(values);
  }
}

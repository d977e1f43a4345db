package dev.vfrace.tune;

import java.util.List;

/** Says where to measure next. It goes by what is known alone, so that it can be taken up again. */
@FunctionalInterface
public interface Plan {

  /**
   * Where the blocks of the next round are to be run, a place more than once for more blocks; none:
   * it is done.
   */
  List<List<AxisValue>> next(Explored known);
}

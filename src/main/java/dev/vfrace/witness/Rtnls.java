package dev.vfrace.witness;

import java.util.ArrayList;
import java.util.List;

/** Takes out what says of RTNL what a step beside it says, or nothing. */
final class Rtnls {

  static final String TAKEN = "RTNL taken";
  static final String RELEASED = "RTNL released";

  private static final List<String> TELLING = List.of("S1 register_netdev", "S10 ", "R1 ", "R8 ");

  private Rtnls() {}

  /** Without RTNL that is held for no time, and without what S1, S10, R1 and R8 tell already. */
  static List<Moment> merged(List<Moment> moments) {
    List<Moment> kept = new ArrayList<>();
    for (int at = 0; at < moments.size(); at++) {
      Moment moment = moments.get(at);
      if (moment.kind() != Moment.Kind.RTNL || !(isPassing(moments, at) || isTold(moments, at))) {
        kept.add(moment);
      }
    }
    return kept;
  }

  /** It is released when it was taken, or the reverse of that. */
  private static boolean isPassing(List<Moment> moments, int at) {
    return isOpposite(moments, at, -1) || isOpposite(moments, at, 1);
  }

  private static boolean isOpposite(List<Moment> moments, int at, int step) {
    Moment moment = moments.get(at);
    for (int other = at + step;
        other >= 0 && other < moments.size() && moments.get(other).at() == moment.at();
        other += step) {
      Moment found = moments.get(other);
      if (found.kind() == Moment.Kind.RTNL) {
        boolean takenFirst = step > 0 ? moment.text().equals(TAKEN) : found.text().equals(TAKEN);
        return takenFirst && !found.text().equals(moment.text());
      }
    }
    return false;
  }

  private static boolean isTold(List<Moment> moments, int at) {
    long time = moments.get(at).at();
    return moments.stream()
        .filter(it -> it.at() == time)
        .anyMatch(it -> TELLING.stream().anyMatch(it.text()::startsWith));
  }
}

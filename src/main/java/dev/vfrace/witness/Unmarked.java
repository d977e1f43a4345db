package dev.vfrace.witness;

import java.util.List;

/**
 * For which moments of a scene the VF was shown without the mark that the witness is about.
 *
 * @param from the first moment
 * @param to the moment of the mark, or behind the last if there was none; {@code from} if the VF
 *     was never shown without
 * @param words what it was shown without, and where
 */
record Unmarked(int from, int to, String words) {

  static Unmarked of(Witness witness) {
    List<Moment> moments = witness.scene().moments();
    boolean flag =
        witness.subject().notable() != Notable.SAW_NO_MASTER
            && moments.stream().anyMatch(it -> isMark(it, "IFF_SLAVE"));
    String shown = flag ? "S4c " : "S4b ";
    String mark = flag ? "IFF_SLAVE" : "master";
    int from = 0;
    while (from < moments.size() && !moments.get(from).text().startsWith(shown)) {
      from++;
    }
    int to = from;
    while (to < moments.size() && !isMark(moments.get(to), mark)) {
      to++;
    }
    boolean before = moments.subList(0, from).stream().anyMatch(it -> isMark(it, mark));
    return new Unmarked(
        from,
        before ? from : to,
        flag
            ? "the VF's flags can be read, and IFF_SLAVE is not set"
            : "the VF is in /sys/class/net, and has no master");
  }

  private static boolean isMark(Moment moment, String mark) {
    return moment.kind() == Moment.Kind.MARK && moment.text().startsWith(mark);
  }

  /** Whether there is any. */
  boolean isThere() {
    return from < to;
  }
}

package dev.vfrace.userspace;

/**
 * Whether one program has something to decide or to do yet in the cycle at hand, for the {@link
 * Attendance} to know.
 */
final class Engagement {

  private final Attendance attendance;
  private boolean busy;
  private boolean acting;
  private boolean returning;
  private int looks;

  Engagement(Attendance attendance) {
    this.attendance = attendance;
  }

  /** The program has been woken. */
  void begin() {
    if (!busy) {
      busy = true;
      attendance.begins();
    }
  }

  /**
   * The program has decided.
   *
   * @param acts it will act
   * @param returns it will look again at a set time
   */
  void expect(boolean acts, boolean returns) {
    acting = acts;
    returning = returns;
    if (acts || returns) {
      begin();
    }
  }

  /** The program will act after all. */
  void expectAct() {
    acting = true;
    begin();
  }

  /** The program will judge anew at a set time, once more. */
  void expectLook() {
    looks++;
    begin();
  }

  /** The program has judged anew. */
  void looked() {
    looks--;
    settleIfDone();
  }

  /** The program has acted. */
  void acted() {
    acting = false;
    settleIfDone();
  }

  /** The program has looked again. */
  void returned() {
    returning = false;
    settleIfDone();
  }

  /** It has acted, and if it looks again at a set time, it has looked. */
  void settleIfDone() {
    if (!acting && !returning && looks == 0) {
      settle();
    }
  }

  /** Nothing is to come, whatever was expected. */
  void settle() {
    acting = false;
    returning = false;
    looks = 0;
    if (busy) {
      busy = false;
      attendance.settles();
    }
  }
}

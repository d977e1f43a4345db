package dev.vfrace.robust;

import java.util.List;

/**
 * One input.
 *
 * @param kind what was done to make it
 * @param due what has to come of it
 * @param args the command line
 */
record Trial(String kind, Due due, List<String> args) {

  /** Copies the arguments. */
  Trial {
    args = List.copyOf(args);
  }

  /** What has to come of an input. */
  enum Due {
    /** It is right: exit code 0. */
    ACCEPTED,
    /** It is wrong: exit code 2. */
    REFUSED,
    /** It is right or wrong, nobody knows: any exit code from 0 to 4. */
    EITHER;

    boolean allows(int exitCode) {
      return switch (this) {
        case ACCEPTED -> exitCode == 0;
        case REFUSED -> exitCode == 2;
        case EITHER -> exitCode >= 0 && exitCode <= 4;
      };
    }
  }
}

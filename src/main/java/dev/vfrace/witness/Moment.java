package dev.vfrace.witness;

import dev.vfrace.count.Worded;
import java.util.List;

/**
 * Something that happened in a cycle.
 *
 * @param at when, modelled nanoseconds from the cycle's start
 * @param actor who did it
 * @param kind what kind of thing
 * @param text what, in the kernel's words
 * @param to who was told; empty: nobody
 */
public record Moment(long at, String actor, Kind kind, String text, List<String> to) {

  /** Defensive copy. */
  public Moment {
    to = List.copyOf(to);
  }

  /** Of whom nobody was told. */
  Moment(long at, String actor, Kind kind, String text) {
    this(at, actor, kind, text, List.of());
  }

  /** Kinds of things that happen. */
  public enum Kind implements Worded {
    /** A step of the kernel, or a delay of userspace that is over. */
    STEP("step"),
    /** The VF's device has changed in what programs ask for. */
    MARK("mark"),
    /** RTNL was taken or released. */
    RTNL("rtnl"),
    /** Others were told. */
    SENT("sent"),
    /** A program looked at the VF. */
    LOOK("look"),
    /** It took the VF for a NIC of its own. */
    MISLED("misled"),
    /** It left the VF alone. */
    SPARED("spared"),
    /** It did something. */
    ACT("act");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }

    /** Whether it is a program's, and not the kernel's or udev's. */
    boolean isOfProgram() {
      return this == LOOK || this == MISLED || this == SPARED || this == ACT;
    }
  }
}

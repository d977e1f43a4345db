package dev.vfrace.witness;

import dev.vfrace.model.ProgramSpec;

/** What a misled program does, in words. */
final class ActWords {

  private ActWords() {}

  /** Of a program; it says so if that is only counted. */
  static String of(ProgramSpec program) {
    String act =
        switch (program.acts()) {
          case NONE -> "does nothing";
          case LINK_UP -> "sets it up";
          case DHCP -> "runs DHCP on it";
          case DUPLICATE_MAC_ERROR -> "stops: duplicate MAC";
          case BOOT_DELAY -> "keeps the boot waiting for it";
          case RENAME -> "renames it";
          case IPV6_LINK_LOCAL -> "gives it an IPv6 link-local address";
          case ENSLAVE -> "enslaves it to a bond";
          case ROUTE -> "adds a route over it";
          case MTU -> "sets its MTU";
          case LINK_DOWN -> "sets it down";
          case LINK_BOUNCE -> "sets it down and up again";
          case UNREACHABLE -> "netvsc's address is on it too, or gone";
          case TAKE -> "moves it into another namespace";
        };
    return program.acts().changesVf() && !program.touches() ? act + " (only counted)" : act;
  }
}

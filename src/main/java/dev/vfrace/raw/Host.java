package dev.vfrace.raw;

/** Tells about the machine that this runs on. */
@FunctionalInterface
public interface Host {

  /** The facts as they are now. */
  HostFacts facts();
}

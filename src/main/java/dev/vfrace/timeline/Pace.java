package dev.vfrace.timeline;

/** How modelled time goes on ({@code vfrace.clock.pace}). */
public enum Pace {
  /** Modelled time is wall time. */
  REAL,
  /** As fast as all threads keep together. */
  FREE
}

package dev.vfrace.fidelity;

/** The parts of the matrix. */
public enum Group {
  /** A few of all: for runs under disturbance. */
  CORE,
  /** The distributions of the window, and its length from 20 us to 10 s. */
  WINDOWS,
  /** Probabilities from 0.0005 to 0.99. */
  PROBABILITIES,
  /** By uevent, by poll, by polls too seldom to always meet the VF, by boot scan, through udev. */
  OBSERVERS,
  /** 10 to 10,000 VMs. */
  LANES,
  /** 100,000 VMs; takes a heap of 4 GB. */
  MANY_LANES,
  /** Modelled time that is wall time. */
  REAL_PACE,
  /** How often the 95 % interval of a run contains the truth. */
  COVERAGE
}

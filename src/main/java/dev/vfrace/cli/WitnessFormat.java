package dev.vfrace.cli;

/** The forms in which a witness is told. */
enum WitnessFormat {
  /** Columns for a terminal. */
  TEXT,
  /** A picture. */
  SVG,
  /** Text of a sequence diagram. */
  MERMAID,
  /** Likewise. */
  PLANTUML,
  /** For programs. */
  JSON
}

package dev.vfrace.robust;

/** Makes inputs of one kind. */
interface Operator {

  /** The next one. */
  Trial make(Pen pen);
}

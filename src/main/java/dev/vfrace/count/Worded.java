package dev.vfrace.count;

/** Has a name in results. */
public interface Worded {

  /** The name. */
  String word();
}

package dev.vfrace.timeline;

import org.jspecify.annotations.Nullable;

/**
 * What the harness and Pekko ask a strand for, outside of modelled time, in the order in which it
 * was taken from the inbox; guarded by the strand's turns.
 */
final class Tasks {

  private Inbox.@Nullable Item first;
  private Inbox.@Nullable Item last;

  /** Adds one that was taken from the inbox. */
  void add(Inbox.Item task) {
    if (last == null) {
      first = task;
    } else {
      last.link(task);
    }
    last = task;
  }

  boolean isEmpty() {
    return first == null;
  }

  /**
   * Does them all, each with what follows from it.
   *
   * @param worker that has the turn
   * @return whether there were any
   */
  boolean run(Worker worker) {
    Inbox.Item task = first;
    first = null;
    last = null;
    boolean worked = task != null;
    while (task != null) {
      Inbox.Item following = task.unlink();
      task.fire();
      worker.runMailboxes();
      task = following;
    }
    return worked;
  }

  /** Something to do outside of modelled time. */
  static final class Task extends Inbox.Item {
    private final Runnable action;

    Task(Runnable action) {
      this.action = action;
    }

    @Override
    void fire() {
      action.run();
    }
  }
}

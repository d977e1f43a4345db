package dev.vfrace.actor;

import org.apache.pekko.actor.typed.ChildFailed;

/** An actor of a VM has failed, and its parent with it; the cause is the actor's exception. */
public final class ActorFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  private ActorFailure(String message, Throwable cause) {
    super(message, cause);
  }

  /** The failure of a child, for its parent to throw. */
  public static ActorFailure of(ChildFailed failed) {
    Throwable cause = failed.cause();
    if (cause instanceof ActorFailure failure) {
      return failure;
    }
    return new ActorFailure(failed.getRef().path().name() + " failed: " + cause, cause);
  }
}

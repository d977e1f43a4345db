package dev.vfrace.userspace;

import dev.vfrace.delay.Delay;
import dev.vfrace.timeline.Timer;

/**
 * How a program that goes by a udev property comes to decide: it hears of the link and of the
 * property in either order, takes its time over each, and decides once it has handled both.
 */
final class PropertyWait {

  private final WakeUp wakeUp;
  private final Delay latency;
  private final Timer<?> link;
  private final Timer<?> property;
  private boolean linkHandled;
  private boolean propertyHandled;

  /**
   * Nothing heard yet.
   *
   * @param wakeUp by each message
   * @param latency over each
   * @param link tells the program that it has handled the link
   * @param property tells it that it has handled the property
   */
  PropertyWait(WakeUp wakeUp, Delay latency, Timer<?> link, Timer<?> property) {
    this.wakeUp = wakeUp;
    this.latency = latency;
    this.link = link;
    this.property = property;
  }

  /** The first RTM_NEWLINK has come. */
  void linkAnnounced() {
    wakeUp.then(link, ProgramMatter.LINK_LATENCY, latency);
  }

  /** udev has told of the property. */
  void propertyAnnounced() {
    wakeUp.then(property, ProgramMatter.PROPERTY_LATENCY, latency);
  }

  /** The link is handled; whether the property is too. */
  boolean linkHandled() {
    linkHandled = true;
    return propertyHandled;
  }

  /** The property is handled; whether the link is too. */
  boolean propertyHandled() {
    propertyHandled = true;
    return linkHandled;
  }

  /** The cycle is over. */
  void forget() {
    link.cancel();
    property.cancel();
    linkHandled = false;
    propertyHandled = false;
  }
}

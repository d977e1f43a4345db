package dev.vfrace.witness;

import java.util.Comparator;

/**
 * What a cycle is found again by: the delays that it drew follow from it.
 *
 * @param seed of the draws; that of the run, but in a block after the first
 * @param lane the VM's number
 * @param cycle its number within the VM, warm-up included
 */
public record Place(long seed, int lane, long cycle) {

  /** Earlier cycles first, whatever VM; of one number, those of the first VMs. */
  static final Comparator<Place> EARLIEST = Place::compare;

  private static int compare(Place one, Place other) {
    int byCycle = Long.compare(one.cycle, other.cycle);
    return byCycle == 0 ? Integer.compare(one.lane, other.lane) : byCycle;
  }
}

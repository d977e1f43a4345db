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
  static final Comparator<Place> EARLIEST =
      Comparator.comparingLong(Place::cycle).thenComparingInt(Place::lane);
}

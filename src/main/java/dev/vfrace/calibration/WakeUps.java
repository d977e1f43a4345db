package dev.vfrace.calibration;

import dev.vfrace.text.Durations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Joins traced registrations with what {@code udevadm monitor} received of them: from the broadcast
 * to a receiver running. Both have to be of one boot and of one clock, CLOCK_MONOTONIC.
 */
final class WakeUps {

  /** A receipt is of the last broadcast before it, and not of one long ago. */
  private static final long LATEST = 1_000_000_000L;

  /** If fewer receipts than this have a broadcast before them, the clocks do not agree. */
  private static final double FEWEST = 0.5;

  private final List<Cycle> cycles = new ArrayList<>();
  private Optional<String> note = Optional.empty();

  WakeUps(List<TracedCycle> traced, List<UdevMonitor.Receipt> receipts) {
    traced.forEach(it -> cycles.add(it.cycle()));
    if (traced.isEmpty() || receipts.isEmpty()) {
      return;
    }
    if (files(traced.stream().mapToInt(TracedCycle::file).toArray()) > 1
        || files(receipts.stream().mapToInt(UdevMonitor.Receipt::file).toArray()) > 1) {
      note =
          Optional.of(
              "no wake-up: ftrace and udevadm monitor are joined where there is one input of each, for"
                  + " several may be of several boots; calibrate them one by one and join the rows");
      return;
    }
    join(traced, receipts);
  }

  /** The registrations, with the wake-up where it is known. */
  List<Cycle> cycles() {
    return cycles;
  }

  /** What went wrong, in words. */
  Optional<String> note() {
    return note;
  }

  private void join(List<TracedCycle> traced, List<UdevMonitor.Receipt> receipts) {
    long[] broadcasts = traced.stream().mapToLong(TracedCycle::broadcast).sorted().toArray();
    long[] received = receipts.stream().mapToLong(UdevMonitor.Receipt::nanos).sorted().toArray();
    long joined = Arrays.stream(received).filter(it -> last(broadcasts, it).isPresent()).count();
    if (joined < FEWEST * Math.min(received.length, broadcasts.length)) {
      note = Optional.of(disagreement(broadcasts, received, joined));
      return;
    }
    for (int at = 0; at < traced.size(); at++) {
      TracedCycle it = traced.get(at);
      OptionalLong receipt = first(received, it.broadcast(), broadcasts);
      if (it.isSent() && receipt.isPresent()) {
        cycles.set(at, it.cycle().wokenAfter(receipt.getAsLong() - it.broadcast()));
      }
    }
    long without = cycles.stream().filter(it -> !it.isWoken()).count();
    if (without > 0 && without < cycles.size()) {
      note =
          Optional.of(
              "%d of %d traced registrations are left out: udevadm monitor has no receipt of them within 1 s and before the next; it did not listen yet, or was woken later"
                  .formatted(without, cycles.size()));
    }
  }

  private static String disagreement(long[] broadcasts, long[] received, long joined) {
    String offset =
        broadcasts.length == received.length
            ? "; pair by pair they are %s apart"
                .formatted(Durations.text(medianGap(broadcasts, received)))
            : "";
    return "no wake-up: the clocks of ftrace and udevadm monitor do not agree: %d of %d receipts have a broadcast within 1 s before them%s; trace_clock must be mono, and both of one boot"
        .formatted(joined, received.length, offset);
  }

  private static double medianGap(long[] broadcasts, long[] received) {
    long[] gaps = new long[received.length];
    for (int at = 0; at < gaps.length; at++) {
      gaps[at] = Math.abs(received[at] - broadcasts[at]);
    }
    Arrays.sort(gaps);
    return gaps[gaps.length / 2];
  }

  /** The last broadcast that a receipt can be of. */
  private static OptionalLong last(long[] broadcasts, long receipt) {
    int found = Arrays.binarySearch(broadcasts, receipt);
    int at = found >= 0 ? found : -found - 2;
    return at >= 0 && receipt - broadcasts[at] <= LATEST
        ? OptionalLong.of(broadcasts[at])
        : OptionalLong.empty();
  }

  /** The first receipt behind a broadcast, if no other broadcast lies between. */
  private static OptionalLong first(long[] received, long broadcast, long[] broadcasts) {
    int found = Arrays.binarySearch(received, broadcast);
    int at = found >= 0 ? found : -found - 1;
    boolean isOf =
        at < received.length && last(broadcasts, received[at]).equals(OptionalLong.of(broadcast));
    return isOf ? OptionalLong.of(received[at]) : OptionalLong.empty();
  }

  private static int files(int[] numbers) {
    return (int) Arrays.stream(numbers).distinct().count();
  }
}

package dev.vfrace.calibration;

import dev.vfrace.text.Quantity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of {@code /sys/kernel/tracing/trace} with the probes of {@code stress/live/probes}:
 * every step of a registration, told by the task that does it.
 */
final class FtraceText extends Source {

  private static final String TITLE = "ftrace";
  private static final Pattern EVENT =
      Pattern.compile(
          "\\s*.{1,16}-(\\d+)\\s+(?:\\([^)]*\\)\\s+)?\\[\\d+\\]\\s+(?:\\S+\\s+)?(\\d{1,9})\\.(\\d{6}):"
              + " (\\w+): (.*)");
  private static final Pattern LOST = Pattern.compile("CPU:\\d+ \\[LOST (\\d+) EVENTS\\]");
  private static final Pattern WRITTEN =
      Pattern.compile("# entries-in-buffer/entries-written: (\\d+)/(\\d+).*");
  private static final long MICRO = 1000;
  private static final long SECOND = 1_000_000_000L;
  private static final int MOST_TASKS = 10_000;

  private final Map<String, Registration> byTask = new HashMap<>();
  private final List<TracedCycle> cycles = new ArrayList<>();
  private final Tally ends = new Tally();
  private long missed;
  private long overwritten;
  private long held;

  FtraceText(Findings findings) {
    super(
        TITLE,
        "ftrace text with the probes of 'vfrace trace-script' (s1: (register_netdevice+0x0/...))",
        findings);
  }

  @Override
  boolean take(Line line) {
    String text = line.text();
    if (text.startsWith("#") || text.startsWith("CPU:")) {
      return losses(text);
    }
    Matcher matcher = text.indexOf('[') < 0 ? null : EVENT.matcher(text);
    if (matcher == null || !matcher.matches()) {
      return false;
    }
    long nanos =
        Long.parseLong(matcher.group(2)) * SECOND + Long.parseLong(matcher.group(3)) * MICRO;
    event(matcher.group(1), matcher.group(4), matcher.group(5), nanos);
    return true;
  }

  @Override
  void endOfFile() {
    byTask.values().forEach(it -> ends.add(Registration.End.INCOMPLETE));
    byTask.clear();
  }

  /** The registrations of VFs, in the order in which they ended. */
  List<TracedCycle> cycles() {
    return cycles;
  }

  /** What went wrong, in words. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    long lost = Math.max(missed, overwritten);
    if (lost > 0) {
      notes.add(
          "ftrace: %s events were lost: the buffer was too small; registrations with holes are left out"
              .formatted(Quantity.count(lost)));
    }
    note(notes, Registration.End.DISORDERED, "out of order (is the text sorted by time?)");
    note(notes, Registration.End.INCOMPLETE, "incomplete, as where the text begins or ends");
    note(notes, Registration.End.ALONE, "without a master, so no VFs");
    if (held > 0) {
      notes.add(
          "ftrace: in %s the uevent came behind the NETDEV_REGISTER chain (kernels from 7.2):"
                  .formatted(Quantity.count(held, "registration"))
              + " uevent-add ends where device_add does, and a wake-up is not counted from it");
    }
    return notes;
  }

  private void note(List<String> notes, Registration.End end, String words) {
    if (ends.of(end) > 0) {
      notes.add(
          "ftrace: %s left out: %s".formatted(Quantity.count(ends.of(end), "registration"), words));
    }
  }

  private boolean losses(String text) {
    Matcher matcher = LOST.matcher(text);
    if (matcher.matches()) {
      missed += number(matcher.group(1));
      return true;
    }
    matcher = WRITTEN.matcher(text);
    if (matcher.matches()) {
      overwritten += Math.max(0, number(matcher.group(2)) - number(matcher.group(1)));
      return true;
    }
    return false;
  }

  private static long number(String digits) {
    return digits.length() > 18 ? 0 : Long.parseLong(digits);
  }

  private void event(String task, String probe, String inside, long nanos) {
    if (probe.equals("s1")) {
      if (byTask.size() >= MOST_TASKS) {
        byTask.clear();
      }
      Registration before = byTask.put(task, new Registration(nanos));
      if (before != null) {
        ends.add(Registration.End.INCOMPLETE);
      }
      return;
    }
    Registration current = byTask.get(task);
    if (current == null) {
      return;
    }
    current.take(probe, inside, nanos);
    if (current.isOver()) {
      byTask.remove(task);
      over(current);
    }
  }

  private void over(Registration registration) {
    Registration.End end = registration.end();
    ends.add(end);
    if (end == Registration.End.JOINED && cycles.size() < Cycle.MOST) {
      boolean isSent = registration.isUeventSeen();
      held += isSent ? 0 : 1;
      cycles.add(
          new TracedCycle(
              registration.cycle(),
              registration.broadcast().orElseThrow(),
              isSent,
              findings().file()));
      findings().found();
    }
  }
}

package dev.vfrace.calibration;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The log of systemd-udevd with {@code udevadm control --log-level=debug}, in the journal. */
final class UdevLog extends Source {

  private static final String TITLE = "udev log";
  private static final Pattern EVENT =
      Pattern.compile(
          "(?:eth|en)\\w+: (Device is queued|Processing device|Device processed) \\(SEQNUM=(\\d+),"
              + " ACTION=add\\)");
  private static final Figure LATENCY =
      Figure.userspace(
          "uevent-latency",
          Figure.Kind.BOUND,
          TITLE,
          "'Device is queued' to 'Processing device': from below, without the time to udev's"
              + " wake-up");
  private static final Figure RULES =
      Figure.told(
          TITLE,
          "'Processing device' to 'Device processed': rules, the wait for RTNL and the rename");
  private static final int MOST_EVENTS = 10_000;

  private final Map<String, Long> queued = new LinkedHashMap<>();
  private final Map<String, Long> processing = new LinkedHashMap<>();

  UdevLog(Findings findings) {
    super(
        TITLE,
        "journalctl -o short-monotonic -u systemd-udevd with debug messages (eth1: Processing"
            + " device)",
        findings);
  }

  @Override
  boolean take(Line line) {
    return line.stamp()
        .filter(stamp -> stamp.program().contains("udev"))
        .filter(this::take)
        .isPresent();
  }

  @Override
  void endOfFile() {
    queued.clear();
    processing.clear();
  }

  private boolean take(Stamp stamp) {
    Matcher event = EVENT.matcher(stamp.message());
    if (!event.matches()) {
      return false;
    }
    if (queued.size() + processing.size() > MOST_EVENTS) {
      endOfFile();
    }
    String number = event.group(2);
    switch (event.group(1)) {
      case "Device is queued" -> queued.put(number, stamp.nanos());
      case "Processing device" -> {
        span(LATENCY, queued.remove(number), stamp.nanos());
        processing.put(number, stamp.nanos());
      }
      default -> span(RULES, processing.remove(number), stamp.nanos());
    }
    return true;
  }

  private void span(Figure figure, @Nullable Long from, long to) {
    if (from != null && from <= to) {
      findings().add(figure, to - from);
    }
  }
}

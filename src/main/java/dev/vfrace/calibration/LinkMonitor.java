package dev.vfrace.calibration;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The output of {@code ip -ts monitor link}: the messages of a registration. */
final class LinkMonitor extends Source {

  private static final String TITLE = "ip monitor";
  private static final Pattern MESSAGE =
      Pattern.compile("\\[(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6})\\] (.*)");
  private static final Pattern LINK = Pattern.compile("(\\d{1,9}): (\\S+): <([^>]*)> (.*)");
  private static final Pattern REST = Pattern.compile("    link/\\w+ .*");
  private static final Figure NEW_LINK =
      Figure.step(
          "new-link",
          Figure.Kind.BOUND,
          TITLE,
          "first to second RTM_NEWLINK of a VF that is down, as received: with slave-flag, from"
              + " above");

  /** What comes later is no longer of the registration: a second. */
  private static final long LONGEST = 1_000_000_000L;

  private static final int MOST_LINKS = 10_000;

  private final Map<String, Long> firsts = new HashMap<>();

  LinkMonitor(Findings findings) {
    super(
        TITLE,
        "ip -ts monitor link ([2026-11-26T10:00:00.123456] 5: eth1: <...> ... master eth0)",
        findings);
  }

  @Override
  boolean take(Line line) {
    Matcher message = MESSAGE.matcher(line.text());
    if (!message.matches()) {
      return REST.matcher(line.text()).matches();
    }
    if (message.group(2).startsWith("Deleted ")) {
      return true;
    }
    Matcher link = LINK.matcher(message.group(2));
    if (!link.matches()) {
      return false;
    }
    link(link, message.group(1));
    return true;
  }

  @Override
  void endOfFile() {
    firsts.clear();
  }

  /** A first message without a master, or of a link that is up, is not of a VF's registration. */
  private void link(Matcher link, String time) {
    long nanos = nanos(time);
    String index = link.group(1);
    boolean isUp = (',' + link.group(3) + ',').contains(",UP,");
    Long first = firsts.get(index);
    if (first == null) {
      if (firsts.size() >= MOST_LINKS) {
        firsts.clear();
      }
      boolean joins = !isUp && link.group(4).contains(" master ");
      firsts.put(index, joins ? nanos : Long.MIN_VALUE);
      return;
    }
    if (first != Long.MIN_VALUE && nanos >= first && nanos - first < LONGEST) {
      findings().add(NEW_LINK, nanos - first);
    }
    firsts.put(index, Long.MIN_VALUE);
  }

  private static long nanos(String time) {
    try {
      return ChronoUnit.NANOS.between(
          Instant.EPOCH, LocalDateTime.parse(time).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException | ArithmeticException e) {
      return 0;
    }
  }
}

package dev.vfrace.calibration;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /var/log/cloud-init.log}: when its first stage of a boot began. */
final class CloudInitLog extends Source {

  private static final String TITLE = "cloud-init.log";
  private static final Pattern LINE =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3} - \\S+\\[[A-Z]+\\]: (.*)");
  private static final Pattern STAGE =
      Pattern.compile(
          "Cloud-init v\\. \\S+ running 'init-local' at .* Up (\\d{1,9})\\.(\\d{1,2}) seconds\\.?");
  private static final Figure SCAN =
      Figure.userspace(
          "scan-latency",
          Figure.Kind.BOUND,
          TITLE,
          "the start of its stage init-local since the kernel's: from below, it looks at the NICs"
              + " after that");
  private static final long SECOND = 1_000_000_000L;
  private static final long CENTI = 10_000_000L;

  CloudInitLog(Findings findings) {
    super(TITLE, "cloud-init.log (running 'init-local' at ... Up 9.52 seconds)", findings);
  }

  @Override
  boolean take(Line line) {
    Matcher matcher = LINE.matcher(line.text());
    if (!matcher.matches()) {
      return false;
    }
    Matcher stage = STAGE.matcher(matcher.group(1));
    if (stage.matches()) {
      String digits = stage.group(2);
      long hundredths = Long.parseLong(digits) * (digits.length() == 1 ? 10 : 1);
      findings().add(SCAN, Long.parseLong(stage.group(1)) * SECOND + hundredths * CENTI);
    }
    return true;
  }
}

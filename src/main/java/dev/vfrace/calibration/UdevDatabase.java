package dev.vfrace.calibration;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The output of {@code udevadm info} about NICs. */
final class UdevDatabase extends Source {

  private static final String TITLE = "udevadm info";
  private static final Pattern PROPERTY = Pattern.compile("E: ([A-Z0-9_]+)=(.*)");
  private static final Figure INITIALIZED =
      Figure.told(
          TITLE, "USEC_INITIALIZED of the NICs: when udev was first done with them, since boot");
  private static final int MOST_DIGITS = 15;
  private static final long MICRO = 1000;

  private long initialized = -1;
  private boolean isNic;

  UdevDatabase(Findings findings) {
    super(TITLE, "udevadm info of a NIC (E: USEC_INITIALIZED=)", findings);
  }

  @Override
  boolean take(Line line) {
    if (line.text().startsWith("P: ")) {
      endOfFile();
      return true;
    }
    Matcher property = PROPERTY.matcher(line.text());
    if (!property.matches()) {
      return false;
    }
    String value = property.group(2);
    switch (property.group(1)) {
      case "SUBSYSTEM" -> isNic = value.equals("net");
      case "USEC_INITIALIZED" ->
          initialized =
              value.matches("\\d+") && value.length() <= MOST_DIGITS
                  ? Long.parseLong(value) * MICRO
                  : -1;
      default -> {}
    }
    return true;
  }

  @Override
  void endOfFile() {
    if (isNic && initialized >= 0) {
      findings().add(INITIALIZED, initialized);
    }
    isNic = false;
    initialized = -1;
  }
}

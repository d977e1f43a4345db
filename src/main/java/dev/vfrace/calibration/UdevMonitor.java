package dev.vfrace.calibration;

import dev.vfrace.text.Quantity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The output of {@code udevadm monitor -k -u}, with or without {@code --property}. */
final class UdevMonitor extends Source {

  private static final String TITLE = "udevadm monitor";
  private static final Pattern EVENT =
      Pattern.compile(
          "(KERNEL|UDEV) *\\[(\\d{1,9})\\.(\\d{6})\\] (\\w+) +(/\\S+) \\((net|queues)\\)");
  private static final Pattern HEADER =
      Pattern.compile(
          "monitor will print the received events for:|UDEV - the event which udev .*|KERNEL - the"
              + " kernel uevent|(KERNEL|UDEV) *\\[\\d+\\.\\d+\\] .*");
  private static final Pattern PROPERTY = Pattern.compile("[A-Z][A-Z0-9_]*=.*");

  /**
   * A NIC on a PCI bus by its function, whatever its name: not what is virtual, nor netvsc's own.
   */
  private static final Pattern PCI_NIC =
      Pattern.compile("(/.*/pci[0-9a-f]+:.*)/net/[^/]+(/queues/.*)?");

  private static final Figure QUEUES =
      Figure.step(
          "queues",
          Figure.Kind.BOUND,
          TITLE,
          "KERNEL add of the NIC to that of its last queue, as received: too short where it was"
              + " woken late");
  private static final Figure UDEV =
      Figure.told(
          TITLE, "KERNEL add to UDEV add of the NIC: rules, the wait for RTNL and the rename");
  private static final long MICRO = 1000;
  private static final long SECOND = 1_000_000_000L;
  private static final int MOST_NICS = 10_000;

  private final Map<String, Nic> nics = new HashMap<>();
  private final List<Receipt> receipts = new ArrayList<>();
  private boolean inProperties;
  private long held;
  private long elsewhere;

  /** A NIC since the kernel's add. */
  private static final class Nic {
    private final long added;
    private long lastQueue = -1;
    private boolean seenByUdev;

    Nic(long added) {
      this.added = added;
    }
  }

  /**
   * When the add of a NIC was received.
   *
   * @param nanos of CLOCK_MONOTONIC
   * @param file which of the inputs it is from, from 1
   */
  record Receipt(long nanos, int file) {}

  UdevMonitor(Findings findings) {
    super(
        TITLE,
        "udevadm monitor -k -u (KERNEL[12.345678] add /devices/.../net/eth1 (net))",
        findings);
  }

  @Override
  boolean take(Line line) {
    String text = line.text();
    Matcher matcher = EVENT.matcher(text);
    if (matcher.matches()) {
      inProperties = true;
      event(matcher);
      return true;
    }
    if (HEADER.matcher(text).matches()) {
      inProperties = true;
      return true;
    }
    inProperties &= PROPERTY.matcher(text).matches();
    return inProperties;
  }

  @Override
  void endOfFile() {
    nics.values().forEach(this::over);
    nics.clear();
    inProperties = false;
  }

  /** When the adds of NICs were received, in their order. */
  List<Receipt> receipts() {
    return receipts;
  }

  /** What went wrong, in words. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (held > 0) {
      notes.add(
          "udevadm monitor: %s queues came before their NIC (kernels from 7.2, or the text begins there) and bound nothing"
              .formatted(Quantity.count(held)));
    }
    if (elsewhere > 0 && receipts.isEmpty()) {
      notes.add(
          "udevadm monitor: %s, none on a PCI bus, where a VF is: they bound nothing, and there is no wake-up"
              .formatted(Quantity.count(elsewhere, "network device")));
    }
    return notes;
  }

  private void event(Matcher matcher) {
    Matcher path = PCI_NIC.matcher(matcher.group(5));
    if (!path.matches()) {
      boolean isNic = matcher.group(6).equals("net") && matcher.group(4).equals("add");
      elsewhere += isNic && matcher.group(1).equals("KERNEL") ? 1 : 0;
      return;
    }
    long nanos =
        Long.parseLong(matcher.group(2)) * SECOND + Long.parseLong(matcher.group(3)) * MICRO;
    boolean isKernel = matcher.group(1).equals("KERNEL");
    String nic = path.group(1);
    switch (matcher.group(4)) {
      case "add" -> {
        if (path.group(2) != null) {
          queue(isKernel, nic, nanos);
        } else if (isKernel) {
          added(nic, nanos);
        } else {
          processed(nic, nanos);
        }
      }
      case "remove" -> {
        Nic gone = path.group(2) == null && isKernel ? nics.remove(nic) : null;
        if (gone != null) {
          over(gone);
        }
      }
      default -> {}
    }
  }

  private void added(String nic, long nanos) {
    if (nics.size() >= MOST_NICS) {
      endOfFile();
    }
    Nic before = nics.put(nic, new Nic(nanos));
    if (before != null) {
      over(before);
    }
    if (receipts.size() < Samples.MOST) {
      receipts.add(new Receipt(nanos, findings().file()));
      findings().found();
    }
  }

  private void queue(boolean isKernel, String path, long nanos) {
    Nic nic = nics.get(path);
    if (isKernel && nic != null) {
      nic.lastQueue = nanos;
    } else if (isKernel) {
      held++;
    }
  }

  private void processed(String path, long nanos) {
    Nic nic = nics.get(path);
    if (nic != null && !nic.seenByUdev) {
      nic.seenByUdev = true;
      findings().add(UDEV, nanos - nic.added);
    }
  }

  private void over(Nic nic) {
    if (nic.lastQueue >= nic.added) {
      findings().add(QUEUES, nic.lastQueue - nic.added);
    }
  }
}

package dev.vfrace.calibration;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What hv_pci, hv_netvsc and the VF's driver say in the kernel's log, by {@code dmesg} or {@code
 * journalctl -k}. A message is written behind what it tells of, so that all of it bounds.
 */
final class KernelLog extends Source {

  private static final String TITLE = "kernel log";
  private static final Pattern MESSAGE =
      Pattern.compile("(\\S+) (\\S+?):? (?:(\\S+?)(?: \\(\\w+\\))?: )?(.*)");
  private static final Pattern PROBING = Pattern.compile("PCI VMBus probing: .*");
  private static final Pattern WITH_VF =
      Pattern.compile(
          "(VF registering|VF unregistering|Data path switched (?:to|from) VF): (\\S+)");
  private static final Pattern SLOT = Pattern.compile("VF slot \\d+ (added|removed)");
  private static final Pattern JOINED = Pattern.compile("joined to (\\S+)");
  private static final Pattern RENAMED = Pattern.compile("renamed from (\\S+)");
  private static final Pattern LINK_UP = Pattern.compile("Link [Uu]p.*");

  /** VF_TAKEOVER_INT: HZ / 10 (drivers/net/hyperv/netvsc_drv.c). */
  private static final long TAKEOVER = 100_000_000L;

  private static final Figure PROBE = bound("vf-probe", "'PCI VMBus probing' to 'VF registering'");
  private static final Figure JOIN =
      bound("master-link", "'VF registering' to 'joined to': this and slave-flag together");
  private static final Figure FLAG = bound("slave-flag", "0: it is within master-link");
  private static final Figure OPEN =
      bound("vf-open", "'joined to' to 'Link up', less the 100 ms of vf-takeover");
  private static final Figure SWITCH =
      bound("datapath-switch", "'Link up' to 'Data path switched to VF'");
  private static final Figure CLOSE =
      bound(
          "vf-close",
          "'Data path switched from VF' to 'VF unregistering': with the next two steps");
  private static final Figure UNLIST = bound("unlist", "0: it is within vf-close");
  private static final Figure UNREGISTER = bound("notify-unregister", "0: it is within vf-close");
  private static final Figure GAP = bound("gap", "'VF slot removed' to 'VF slot added'");
  private static final Figure RENAME =
      Figure.userspace("rename", Figure.Kind.BOUND, TITLE, "'joined to' to 'renamed from'");

  private static final int MOST_PAIRS = 1000;

  private final Map<String, Pair> byNetvsc = new HashMap<>();
  private OptionalLong probing = OptionalLong.empty();
  private boolean severalProbe;
  private long coarse;

  /** A netvsc and its VF: when they said something last. */
  private static final class Pair {
    private String vf = "";
    private OptionalLong registering = OptionalLong.empty();
    private OptionalLong joined = OptionalLong.empty();
    private OptionalLong unopened = OptionalLong.empty();
    private OptionalLong linkUp = OptionalLong.empty();
    private OptionalLong switchedBack = OptionalLong.empty();
    private OptionalLong slotRemoved = OptionalLong.empty();
  }

  KernelLog(Findings findings) {
    super(
        TITLE,
        "dmesg or journalctl -k -o short-monotonic|short-precise|json with hv_netvsc's messages"
            + " ('VF registering', 'joined to', 'Data path switched')",
        findings);
  }

  private static Figure bound(String step, String meaning) {
    return Figure.step(step, Figure.Kind.BOUND, TITLE, meaning);
  }

  @Override
  boolean take(Line line) {
    return line.stamp()
        .filter(stamp -> stamp.program().equals("kernel"))
        .filter(this::take)
        .isPresent();
  }

  @Override
  void endOfFile() {
    byNetvsc.clear();
    probing = OptionalLong.empty();
    severalProbe = false;
  }

  /** How many messages had times of whole seconds. */
  long coarse() {
    return coarse;
  }

  private boolean take(Stamp stamp) {
    Matcher message = MESSAGE.matcher(stamp.message());
    if (!message.matches()) {
      return false;
    }
    String driver = message.group(1);
    String name = message.group(3) == null ? "" : message.group(3);
    String text = message.group(4);
    Matcher withVf = WITH_VF.matcher(text);
    Matcher slot = SLOT.matcher(text);
    Matcher joined = JOINED.matcher(text);
    Matcher renamed = RENAMED.matcher(text);
    boolean isProbing = driver.equals("hv_pci") && PROBING.matcher(text).matches();
    boolean isLinkUp = LINK_UP.matcher(text).matches();
    if (!(isProbing
        || withVf.matches()
        || slot.matches()
        || joined.matches()
        || renamed.matches()
        || isLinkUp)) {
      return false;
    }
    if (stamp.coarse()) {
      coarse++;
    } else if (isProbing) {
      probing(stamp.nanos());
    } else if (isLinkUp) {
      linkUp(name, stamp.nanos());
    } else if (withVf.matches()) {
      withVf(pair(name), withVf.group(1), withVf.group(2), stamp.nanos());
    } else if (slot.matches()) {
      slot(pair(name), slot.group(1).equals("added"), stamp.nanos());
    } else if (joined.matches()) {
      joined(pair(joined.group(1)), name, stamp.nanos());
    } else {
      renamed(renamed.group(1), name, stamp.nanos());
    }
    return true;
  }

  /** Two at once cannot be told apart: then none counts. */
  private void probing(long nanos) {
    severalProbe = probing.isPresent();
    probing = OptionalLong.of(nanos);
  }

  private Pair pair(String netvsc) {
    if (byNetvsc.size() >= MOST_PAIRS) {
      byNetvsc.clear();
    }
    return byNetvsc.computeIfAbsent(netvsc, key -> new Pair());
  }

  private void withVf(Pair pair, String what, String vf, long nanos) {
    switch (what) {
      case "VF registering" -> {
        pair.vf = vf;
        if (!severalProbe) {
          span(PROBE, probing, nanos);
        }
        probing = OptionalLong.empty();
        pair.registering = OptionalLong.of(nanos);
      }
      case "Data path switched to VF" -> {
        span(SWITCH, pair.linkUp, nanos);
        pair.linkUp = OptionalLong.empty();
      }
      case "Data path switched from VF" -> pair.switchedBack = OptionalLong.of(nanos);
      default -> {
        if (span(CLOSE, pair.switchedBack, nanos)) {
          findings().add(UNLIST, 0);
          findings().add(UNREGISTER, 0);
        }
        pair.switchedBack = OptionalLong.empty();
      }
    }
  }

  private void slot(Pair pair, boolean isAdded, long nanos) {
    if (isAdded) {
      span(GAP, pair.slotRemoved, nanos);
    }
    pair.slotRemoved = isAdded ? OptionalLong.empty() : OptionalLong.of(nanos);
  }

  private void joined(Pair pair, String vf, long nanos) {
    pair.vf = vf;
    if (span(JOIN, pair.registering, nanos)) {
      findings().add(FLAG, 0);
    }
    pair.registering = OptionalLong.empty();
    pair.joined = OptionalLong.of(nanos);
    pair.unopened = OptionalLong.of(nanos);
  }

  private void renamed(String from, String to, long nanos) {
    for (Pair pair : byNetvsc.values()) {
      if (pair.vf.equals(from)) {
        span(RENAME, pair.joined, nanos);
        pair.joined = OptionalLong.empty();
        pair.vf = to;
      }
    }
  }

  private void linkUp(String vf, long nanos) {
    for (Pair pair : byNetvsc.values()) {
      if (pair.vf.equals(vf)) {
        span(OPEN, shifted(pair.unopened, TAKEOVER), nanos);
        pair.unopened = OptionalLong.empty();
        pair.linkUp = OptionalLong.of(nanos);
      }
    }
  }

  private static OptionalLong shifted(OptionalLong nanos, long by) {
    return nanos.isPresent() ? OptionalLong.of(nanos.getAsLong() + by) : nanos;
  }

  private boolean span(Figure figure, OptionalLong from, long to) {
    boolean isThere = from.isPresent() && from.getAsLong() <= to;
    if (isThere) {
      findings().add(figure, to - from.getAsLong());
    }
    return isThere;
  }
}

package dev.vfrace.settings;

import dev.vfrace.model.Coupling;
import dev.vfrace.model.Coupling.BondEnslave;
import dev.vfrace.model.Coupling.NetvscElsewhere;
import dev.vfrace.model.Coupling.OpensAt;
import dev.vfrace.model.Coupling.VfFollows;
import dev.vfrace.model.Coupling.VfOfferedAfter;
import dev.vfrace.model.DataPathSwitching;
import dev.vfrace.model.DataPathSwitching.DataPathBy;
import dev.vfrace.model.DesignRules;
import dev.vfrace.model.KernelDesign;
import dev.vfrace.model.KernelDesign.AddrconfGate;
import dev.vfrace.model.KernelDesign.Marking;
import dev.vfrace.model.KernelDesign.MasterLink;
import dev.vfrace.model.KernelDesign.MatchKey;
import dev.vfrace.model.KernelDesign.Matching;
import dev.vfrace.model.KernelDesign.Probing;
import dev.vfrace.model.KernelDesign.SlaveFlagAt;
import dev.vfrace.model.Naming;
import dev.vfrace.model.Shown;
import dev.vfrace.model.Shown.Devices;
import dev.vfrace.model.Shown.DumpsBy;
import dev.vfrace.model.Shown.GetLinkFinds;
import dev.vfrace.model.Shown.MasterLinkAt;
import dev.vfrace.model.Shown.UeventAt;
import dev.vfrace.vocabulary.NotifierEvent;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one kernel design. */
final class KernelReader {

  private static final String MAIN_KEY = "slave-flag-at";

  private static final List<String> KEYS =
      List.of(
          "summary",
          "source",
          "from",
          "deployed",
          MAIN_KEY,
          "master-link",
          "match",
          "serial-needs-mac",
          "rescan-at-probe",
          "notifier-before-bus-driver",
          "rtnl-held-over-probe",
          "open-waits-for-association",
          "sets-no-addrconf",
          "addrconf-gate",
          "notifier-replay",
          "data-path-back-at",
          "master-link-at",
          "uevent-at",
          "hides-slaves",
          "devices",
          "asks-manager",
          "getlink-finds",
          "dumps-by",
          "vf-offered-after",
          "opens-at",
          "data-path-by",
          "data-path-at-change",
          "bond-enslave",
          "netvsc-elsewhere",
          "vf-follows",
          "live-rename",
          "hibernates");

  /** How these definitions look. */
  static final Format<KernelDesign> FORMAT =
      new Format<>(Kind.KERNEL, KEYS, List.of(), MAIN_KEY, KernelReader::read);

  private static final Map<String, SlaveFlagAt> SLAVE_FLAG = Words.kebab(SlaveFlagAt.class);
  private static final Map<String, MasterLink> MASTER_LINK = Words.kebab(MasterLink.class);
  private static final Map<String, MatchKey> MATCH = Words.kebab(MatchKey.class);
  private static final Map<String, AddrconfGate> ADDRCONF = Words.kebab(AddrconfGate.class);
  private static final Map<String, NotifierEvent> REPLAY =
      events(
          NotifierEvent.NETDEV_POST_INIT, NotifierEvent.NETDEV_REGISTER, NotifierEvent.NETDEV_UP);
  private static final Map<String, NotifierEvent> BACK =
      events(NotifierEvent.NETDEV_GOING_DOWN, NotifierEvent.NETDEV_DOWN);

  private KernelReader() {}

  /** The design with a name. */
  private static KernelDesign read(String name, Section section) {
    KernelDesign design =
        new KernelDesign(
            naming(name, section),
            new Marking(
                section.word(MAIN_KEY, SLAVE_FLAG),
                section.word("master-link", MASTER_LINK),
                section.bool("sets-no-addrconf")),
            new Matching(
                List.copyOf(distinct(section, "match", MATCH)), section.bool("serial-needs-mac")),
            new Probing(
                section.bool("rescan-at-probe"),
                section.bool("notifier-before-bus-driver"),
                section.bool("rtnl-held-over-probe"),
                distinct(section, "notifier-replay", REPLAY)),
            new DataPathSwitching(
                section.word("data-path-by", Words.kebab(DataPathBy.class)),
                section.bool("data-path-at-change"),
                section.word("data-path-back-at", BACK),
                section.bool("open-waits-for-association")),
            section.word("addrconf-gate", ADDRCONF),
            shown(section),
            coupling(section));
    DesignRules.contradiction(design)
        .ifPresent(
            it -> {
              throw section.required(it.key(), "another").error(it.reason());
            });
    return design;
  }

  private static Naming naming(String name, Section section) {
    String from = section.text("from");
    return new Naming(
        name,
        section.text("summary"),
        section.text("source"),
        from.isEmpty() ? Optional.empty() : Optional.of(from),
        section.text("deployed"));
  }

  private static Shown shown(Section section) {
    return new Shown(
        section.word("master-link-at", Words.kebab(MasterLinkAt.class)),
        section.word("uevent-at", Words.kebab(UeventAt.class)),
        section.bool("hides-slaves"),
        section.word("devices", Words.kebab(Devices.class)),
        section.bool("asks-manager"),
        section.word("getlink-finds", Words.kebab(GetLinkFinds.class)),
        section.word("dumps-by", Words.kebab(DumpsBy.class)));
  }

  private static Coupling coupling(Section section) {
    return new Coupling(
        section.word("vf-offered-after", Words.kebab(VfOfferedAfter.class)),
        section.word("opens-at", Words.kebab(OpensAt.class)),
        section.word("bond-enslave", Words.kebab(BondEnslave.class)),
        section.word("netvsc-elsewhere", Words.kebab(NetvscElsewhere.class)),
        section.word("vf-follows", Words.kebab(VfFollows.class)),
        section.bool("live-rename"),
        section.bool("hibernates"));
  }

  private static <T> Set<T> distinct(Section section, String key, Map<String, T> words) {
    List<Located> items =
        section.required(key, "a list of: " + String.join(", ", words.keySet())).items();
    Set<T> values = new LinkedHashSet<>();
    for (Located item : items) {
      if (!values.add(item.word(words))) {
        throw item.error("is there twice; allowed: each at most once");
      }
    }
    return values;
  }

  private static Map<String, NotifierEvent> events(NotifierEvent... events) {
    Map<String, NotifierEvent> words = new LinkedHashMap<>();
    for (NotifierEvent event : events) {
      words.put(event.name(), event);
    }
    return words;
  }
}

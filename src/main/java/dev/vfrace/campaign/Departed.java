package dev.vfrace.campaign;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where what is run departs from what comes with vfrace. What a part is called: {@link #KERNEL},
 * {@link #SCENARIO}, {@link #TIMING}, {@link #IMAGE}, {@link #program}, and otherwise the key of
 * what all of a run share, such as {@code traffic}.
 *
 * @param own the parts that do not come with vfrace, each with where it is from, such as {@code
 *     my.conf#3f2a9c}
 * @param values of each part the keys with their values, such as {@code queues=2ms}, that are not
 *     as they come
 * @param files that the user gave, each with a hash of what is in it
 */
public record Departed(
    Map<String, String> own, Map<String, List<String>> values, List<String> files) {

  /** None: all is as it comes. */
  public static final Departed NONE = new Departed(Map.of(), Map.of(), List.of());

  /** The kernel design. */
  public static final String KERNEL = "kernel";

  /** The scenario. */
  public static final String SCENARIO = "scenario";

  /** The timing. */
  public static final String TIMING = "timing";

  /** The image. */
  public static final String IMAGE = "image";

  private static final String PROGRAM = "userspace.";

  /** Defensive copies in their order. */
  public Departed {
    own = Collections.unmodifiableMap(new LinkedHashMap<>(own));
    Map<String, List<String>> copy = new LinkedHashMap<>();
    values.forEach((part, list) -> copy.put(part, List.copyOf(list)));
    values = Collections.unmodifiableMap(copy);
    files = List.copyOf(files);
  }

  /** The same and one departure more. */
  public Departed plus(String part, String assignment) {
    Map<String, List<String>> more = new LinkedHashMap<>(values);
    more.merge(
        part,
        List.of(assignment),
        (one, other) -> Stream.concat(one.stream(), other.stream()).toList());
    return new Departed(own, more, files);
  }

  /** What a program's part is called. */
  public static String program(String name) {
    return PROGRAM + name;
  }

  /** A part's name and how it departs: {@code v6.1 + slave-flag-at=post-init}. */
  public String named(String part, String name) {
    String from = own.containsKey(part) ? name + " (" + own.get(part) + ")" : name;
    List<String> changed = values.getOrDefault(part, List.of());
    return changed.isEmpty() ? from : from + " + " + String.join(", ", changed);
  }

  /** The programs that depart, what all of a run share, and the files: a text each. */
  public List<String> others() {
    List<String> others = new ArrayList<>();
    own.keySet().stream()
        .filter(part -> part.startsWith(PROGRAM) && !values.containsKey(part))
        .forEach(part -> others.add(named(part, part.substring(PROGRAM.length()))));
    values.forEach(
        (part, changed) -> {
          if (part.startsWith(PROGRAM)) {
            others.add(named(part, part.substring(PROGRAM.length())));
          } else if (!List.of(KERNEL, SCENARIO, TIMING, IMAGE).contains(part)) {
            changed.forEach(value -> others.add(part + "." + value));
          }
        });
    others.addAll(files);
    return others;
  }
}

package dev.vfrace.witness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The part of a cycle that concerns one program, and those whose verdict it inherits.
 *
 * @param kernel who has a part in it of the host and the kernel, the host first
 * @param userspace who has of userspace, udev first, the program last
 * @param moments in their order; each is somebody's of the actors
 * @param startsAt from when on times are shown: from S1, or from the first moment if there is no
 *     S1; modelled nanoseconds from the cycle's start
 * @param left how many moments of the cycle are left out behind the last
 */
public record Scene(
    List<String> kernel, List<String> userspace, List<Moment> moments, long startsAt, int left) {

  /** Of the kernel's side, those that are shown behind the VF's driver. */
  private static final List<String> AFTER_DRIVER = List.of(StoryWriter.CORE, StoryWriter.NETVSC);

  /** Defensive copies. */
  public Scene {
    kernel = List.copyOf(kernel);
    userspace = List.copyOf(userspace);
    moments = List.copyOf(moments);
  }

  /** The scene of a story. */
  static Scene of(Witness.Subject subject, Story story) {
    Set<String> programs = new LinkedHashSet<>();
    Optional<String> next = Optional.of(subject.program());
    while (next.isPresent() && !next.get().equals(StoryWriter.UDEV) && programs.add(next.get())) {
      next = Optional.ofNullable(story.through().get(next.get()));
    }
    boolean udev = next.isPresent();
    List<Moment> all =
        story.moments().stream()
            .filter(it -> !isOfOther(it, programs))
            .filter(it -> udev || !it.actor().equals(StoryWriter.UDEV))
            .map(it -> told(it, programs, udev))
            .toList();
    int end = end(subject, all);
    List<Moment> shown = all.subList(0, end);
    long startsAt =
        shown.stream()
            .filter(it -> it.text().startsWith(StoryWriter.REGISTRATION))
            .findFirst()
            .or(() -> shown.stream().findFirst())
            .map(Moment::at)
            .orElse(0L);
    Set<String> there = new LinkedHashSet<>();
    shown.forEach(
        moment -> {
          there.add(moment.actor());
          there.addAll(moment.to());
        });
    return new Scene(
        kernel(there, programs), userspace(there, programs), shown, startsAt, all.size() - end);
  }

  /** Everybody, in the order in which they are shown. */
  public List<String> actors() {
    return Stream.concat(kernel.stream(), userspace.stream()).toList();
  }

  private static boolean isOfOther(Moment moment, Set<String> programs) {
    return moment.kind().isOfProgram() && !programs.contains(moment.actor());
  }

  /** With those that are told and shown. */
  private static Moment told(Moment moment, Set<String> programs, boolean udev) {
    List<String> to =
        moment.to().stream()
            .filter(
                it ->
                    programs.contains(it)
                        || it.equals(StoryWriter.NETVSC)
                        || (udev && it.equals(StoryWriter.UDEV)))
            .toList();
    return new Moment(moment.at(), moment.actor(), moment.kind(), moment.text(), to);
  }

  /** Behind what came of the program, the marks, and what else it does before the VF goes. */
  private static int end(Witness.Subject subject, List<Moment> all) {
    int removal = first(all, it -> it.text().startsWith(StoryWriter.REMOVAL));
    int stays = removal < 0 ? all.size() : removal;
    int last =
        last(
            all.subList(0, stays),
            it ->
                it.kind() == Moment.Kind.MARK
                    || (it.kind().isOfProgram() && it.actor().equals(subject.program())));
    int own =
        last(
            all,
            it ->
                it.actor().equals(subject.program())
                    && (it.kind() == Moment.Kind.MISLED || it.kind() == Moment.Kind.ACT));
    int registered = last(all.subList(0, stays), it -> it.text().startsWith("S10 "));
    boolean isLate = own >= stays;
    return 1 + Math.max(registered, isLate ? own : last);
  }

  private static int first(List<Moment> moments, Predicate<Moment> condition) {
    for (int at = 0; at < moments.size(); at++) {
      if (condition.test(moments.get(at))) {
        return at;
      }
    }
    return -1;
  }

  private static int last(List<Moment> moments, Predicate<Moment> condition) {
    for (int at = moments.size() - 1; at >= 0; at--) {
      if (condition.test(moments.get(at))) {
        return at;
      }
    }
    return -1;
  }

  private static List<String> kernel(Set<String> there, Set<String> programs) {
    List<String> kernel = new ArrayList<>();
    if (there.contains(StoryWriter.HOST)) {
      kernel.add(StoryWriter.HOST);
    }
    there.stream()
        .filter(it -> !AFTER_DRIVER.contains(it) && !it.equals(StoryWriter.HOST))
        .filter(it -> !programs.contains(it) && !it.equals(StoryWriter.UDEV))
        .forEach(kernel::add);
    AFTER_DRIVER.stream()
        .filter(it -> there.contains(it) && !programs.contains(it))
        .forEach(kernel::add);
    return kernel;
  }

  private static List<String> userspace(Set<String> there, Set<String> programs) {
    List<String> userspace = new ArrayList<>(programs);
    if (there.contains(StoryWriter.UDEV)) {
      userspace.add(StoryWriter.UDEV);
    }
    Collections.reverse(userspace);
    return userspace;
  }
}

package dev.vfrace.delay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Delays that keep their own distributions and rise and fall together: a Gaussian copula. Each
 * member has a standard normal number a cycle, correlated with those of the others, and takes its
 * quantile at the share of that number. Immutable.
 *
 * <p>A rank (Spearman) correlation {@code r} of the delays is one of {@code 2 sin(pi r / 6)} of the
 * normal numbers (K. Pearson, <i>On further methods of determining correlation</i>, 1907).
 */
public final class Copula {

  /** Nothing is correlated. */
  public static final Copula NONE = new Copula(List.of());

  private static final double SMALLEST_PIVOT = 1e-9;

  private final Map<String, Loadings> loadings = new HashMap<>();

  /**
   * Some members, each two of which have the same rank correlation.
   *
   * @param members their names, at least two
   * @param rankCorrelation more than -1, less than 1
   */
  public record Group(List<String> members, double rankCorrelation) {
    /** Defensive copy, and refusal of what is no group. */
    public Group {
      members = List.copyOf(members);
      Parameters.check(members.size() >= 2, "two members at least");
      Parameters.check(
          Math.abs(rankCorrelation) < 1, "rank-correlation must be more than -1 and less than 1");
    }

    private double ofNormals() {
      return 2 * StrictMath.sin(Math.PI * rankCorrelation / 6);
    }
  }

  /**
   * A copula. Members that share no group are independent of one another, as far as the others
   * permit.
   *
   * @throws IllegalArgumentException if there is no distribution with these correlations; it names
   *     the pair
   */
  public Copula(List<Group> groups) {
    Set<String> members = new LinkedHashSet<>();
    boolean apart = true;
    for (Group group : groups) {
      for (String member : group.members) {
        apart &= members.add(member);
      }
    }
    if (apart && groups.stream().allMatch(group -> group.rankCorrelation >= 0)) {
      for (int number = 0; number < groups.size(); number++) {
        loadCommonFactor(groups.get(number), key("group " + number));
      }
    } else {
      loadTriangle(List.copyOf(members), correlations(groups));
    }
  }

  /**
   * The delay of a member, correlated; of any other, itself.
   *
   * @param matter the name of what it is the delay of, or the first of them if there are several
   */
  public Delay join(String member, String matter, Delay delay) {
    Loadings found = loadings.get(member);
    return found == null || delay instanceof ConstantDelay
        ? delay
        : new CopulaDelay(delay, matter, found);
  }

  /**
   * How a member's normal number is made from independent ones.
   *
   * @param sources what the independent ones are keyed by; the last is the member's own
   * @param weights of each
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Loadings(long[] sources, double[] weights) {}

  /** Every member has a share in one number: two sources a draw, however many members there are. */
  private void loadCommonFactor(Group group, long factor) {
    double common = StrictMath.sqrt(group.ofNormals());
    double own = StrictMath.sqrt(1 - group.ofNormals());
    for (String member : group.members) {
      loadings.put(
          member, new Loadings(new long[] {factor, key(member)}, new double[] {common, own}));
    }
  }

  /** Cholesky's decomposition, which fails at the pair that the earlier members do not permit. */
  private void loadTriangle(List<String> members, Map<Set<String>, Double> correlations) {
    double[][] lower = new double[members.size()][];
    for (int row = 0; row < members.size(); row++) {
      lower[row] = new double[row + 1];
      double left = 1;
      for (int column = 0; column < row; column++) {
        Set<String> pair = Set.of(members.get(row), members.get(column));
        double sum = correlations.getOrDefault(pair, 0.0);
        for (int k = 0; k < column; k++) {
          sum -= lower[row][k] * lower[column][k];
        }
        lower[row][column] = sum / lower[column][column];
        left -= lower[row][column] * lower[row][column];
        Parameters.check(
            left > SMALLEST_PIVOT,
            "no such delays: what %s and %s have with the others does not permit the correlation that they have with each other"
                .formatted(members.get(column), members.get(row)));
      }
      lower[row][row] = StrictMath.sqrt(left);
      loadings.put(members.get(row), loadings(members, lower[row]));
    }
  }

  private static Loadings loadings(List<String> members, double[] row) {
    List<Integer> used = new ArrayList<>();
    for (int column = 0; column < row.length; column++) {
      if (row[column] != 0) {
        used.add(column);
      }
    }
    return new Loadings(
        used.stream().mapToLong(column -> key(members.get(column))).toArray(),
        used.stream().mapToDouble(column -> row[column]).toArray());
  }

  private static Map<Set<String>, Double> correlations(List<Group> groups) {
    Map<Set<String>, Double> correlations = new LinkedHashMap<>();
    for (Group group : groups) {
      for (int one = 1; one < group.members.size(); one++) {
        for (int other = 0; other < one; other++) {
          String first = group.members.get(other);
          String second = group.members.get(one);
          Parameters.check(!first.equals(second), "%s is there twice".formatted(first));
          Double before = correlations.put(Set.of(first, second), group.ofNormals());
          Parameters.check(
              before == null, "%s and %s have two correlations".formatted(first, second));
        }
      }
    }
    return correlations;
  }

  private static long key(String name) {
    return 0x636F70756C61L + 31L * name.hashCode();
  }
}

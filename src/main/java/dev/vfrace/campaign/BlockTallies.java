package dev.vfrace.campaign;

import dev.vfrace.count.Counts;
import dev.vfrace.count.Stock;
import java.util.ArrayList;
import java.util.List;

/** What each block of a campaign counted, of which each is one draw of the machine's mood. */
final class BlockTallies {

  /** Blocks kept apart at most: then the two shortest neighbours become one. */
  static final int MOST = 64;

  /**
   * One block.
   *
   * @param programs counts by the programs' places
   * @param stock in what state the VF was left
   */
  private record Block(List<Counts> programs, Stock stock) {

    Block plus(Block next) {
      List<Counts> sums = new ArrayList<>();
      for (int program = 0; program < programs.size(); program++) {
        sums.add(programs.get(program).plus(next.programs.get(program)));
      }
      return new Block(sums, stock.plus(next.stock));
    }
  }

  private final List<Block> blocks = new ArrayList<>();

  /** Another block has ended. */
  void add(List<Counts> programs, Stock stock) {
    blocks.add(new Block(List.copyOf(programs), stock));
    if (blocks.size() > MOST) {
      int shortest = shortestPair();
      Block next = blocks.remove(shortest + 1);
      blocks.set(shortest, blocks.get(shortest).plus(next));
    }
  }

  /** Others have ended, in their order. */
  void addAll(BlockTallies others) {
    others.blocks.forEach(block -> add(block.programs, block.stock));
  }

  /** Whether none has ended. */
  boolean isEmpty() {
    return blocks.isEmpty();
  }

  /** One program's counts by block. */
  List<Counts> of(int program) {
    return blocks.stream().map(block -> block.programs.get(program)).toList();
  }

  /** The states by block. */
  List<Stock> stocks() {
    return blocks.stream().map(Block::stock).toList();
  }

  private int shortestPair() {
    int shortest = 0;
    for (int at = 1; at < blocks.size() - 1; at++) {
      if (cycles(at) < cycles(shortest)) {
        shortest = at;
      }
    }
    return shortest;
  }

  private long cycles(int first) {
    return blocks.get(first).stock.cycles() + blocks.get(first + 1).stock.cycles();
  }
}

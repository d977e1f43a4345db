package dev.vfrace.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class AgendaTest {

  private static final int LAST_BUT_ONE = Integer.MAX_VALUE - 1;

  private Agenda agenda = new Agenda();

  @Test
  void givesEntriesByTimeAndAtEqualTimesByInsertion() {
    Note late = insert("late", 30);
    Note first = insert("first", 10);
    Note second = insert("second", 10);
    assertThat(drain()).containsExactly(first, second, late);
  }

  @Test
  void movesAnEntryThatIsInsertedAgain() {
    Note moved = insert("moved", 10);
    Note other = insert("other", 20);
    agenda.insert(moved, 30);
    assertThat(drain()).containsExactly(other, moved);
  }

  @Test
  void takesAnEntryOut() {
    Note gone = insert("gone", 10);
    Note stays = insert("stays", 20);
    agenda.remove(gone);
    agenda.remove(gone);
    assertThat(drain()).containsExactly(stays);
    assertThat(agenda.firstTime()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void keepsTheOrderOfInsertionWhenNumbersBeginAnew() {
    agenda = new Agenda(LAST_BUT_ONE);
    Note first = insert("first", 10);
    Note second = insert("second", 10);
    int mark = agenda.mark();
    Note third = insert("third", 10);
    Note fourth = insert("fourth", 10);
    assertThat(Agenda.insertedSince(second, mark)).isFalse();
    assertThat(Agenda.insertedSince(third, mark)).isTrue();
    assertThat(drain()).containsExactly(first, second, third, fourth);
  }

  @Test
  void agreesWithASortedListWhateverIsInsertedMovedAndRemoved() {
    SplittableRandom random = new SplittableRandom(7);
    List<Note> all = new ArrayList<>();
    for (int step = 0; step < 5_000; step++) {
      if (all.isEmpty() || random.nextInt(3) > 0) {
        all.add(insert("n" + step, random.nextInt(100)));
      } else {
        Note note = all.remove(random.nextInt(all.size()));
        agenda.remove(note);
        if (random.nextBoolean()) {
          agenda.insert(note, random.nextInt(100));
          all.add(note);
        }
      }
    }
    List<Note> expected = new ArrayList<>(all);
    // the list keeps the order of the last insertion, and the sort is stable
    expected.sort(Comparator.comparingLong(Note::time));
    assertThat(drain()).containsExactlyElementsOf(expected);
  }

  private Note insert(String name, long time) {
    Note note = new Note(name);
    agenda.insert(note, time);
    return note;
  }

  private List<Agenda.Entry> drain() {
    List<Agenda.Entry> drained = new ArrayList<>();
    for (Agenda.Entry entry = agenda.first(); entry != null; entry = agenda.first()) {
      agenda.remove(entry);
      drained.add(entry);
    }
    return drained;
  }

  private static final class Note extends Agenda.Entry {
    private final String name;

    Note(String name) {
      this.name = name;
    }

    @Override
    void fire() {}

    @Override
    public String toString() {
      return name;
    }
  }
}

package dev.vfrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("campaign")
class StallWatchTest {

  private final StallWatch watch = new StallWatch();

  @Test
  void isContentWhileMessagesFlow() {
    assertThat(watch.isStalled(0)).isFalse();
    assertThat(watch.isStalled(10)).isFalse();
    assertThat(watch.isStalled(10)).isFalse();
    assertThat(watch.isStalled(11)).isFalse();
    assertThat(watch.isStalled(11)).isFalse();
  }

  @Test
  void noticesTwoLooksWithoutAMessage() {
    watch.isStalled(7);
    assertThat(watch.isStalled(7)).isFalse();
    assertThat(watch.isStalled(7)).isTrue();
  }
}

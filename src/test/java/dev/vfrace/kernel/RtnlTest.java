package dev.vfrace.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.vfrace.timeline.ManualTimeline;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class RtnlTest {

  private final ManualTimeline time = new ManualTimeline();
  private final Rtnl rtnl = new Rtnl(time);
  private final List<String> done = new ArrayList<>();

  @Test
  void goesToTheNextInTheOrderOfAsking() {
    rtnl.lock(() -> done.add("first"));
    rtnl.lock(() -> done.add("second"));
    rtnl.lock(() -> done.add("third"));
    assertThat(done).containsExactly("first");
    rtnl.unlock();
    assertThat(done).containsExactly("first", "second");
    rtnl.unlock();
    assertThat(done).containsExactly("first", "second", "third");
  }

  /** K9: netvsc_vf_setup and vfns_work use rtnl_trylock and queue themselves again. */
  @Test
  void whoOnlyTriesLosesToEverybodyWhoWaits() {
    rtnl.lock(() -> done.add("holder"));
    rtnl.tryLock(() -> done.add("work item"));
    rtnl.lock(() -> done.add("second"));
    rtnl.unlock();
    rtnl.lock(() -> done.add("third"));
    rtnl.unlock();
    rtnl.unlock();
    assertThat(done).containsExactly("holder", "second", "third", "work item");
  }

  @Test
  void isFreeAgainAfterTheLast() {
    rtnl.lock(() -> done.add("first"));
    rtnl.unlock();
    rtnl.lock(() -> done.add("second"));
    assertThat(done).containsExactly("first", "second");
  }

  @Test
  void cannotBeUnlockedTwice() {
    rtnl.lock(rtnl::unlock);
    assertThatIllegalStateException().isThrownBy(rtnl::unlock).withMessageContaining("not held");
  }

  @Test
  void refusesMoreWaitersThanAnyVmHas() {
    rtnl.lock(() -> {});
    for (int waiter = 0; waiter < 4096; waiter++) {
      rtnl.lock(() -> {});
    }
    assertThatIllegalStateException().isThrownBy(() -> rtnl.lock(() -> {}));
  }

  @Test
  void measuresTheLongestHoldOfACycleFromWhenItIsGivenToWhenItIsTaken() {
    time.goTo(100);
    rtnl.lock(() -> {});
    rtnl.lock(() -> {});
    time.goTo(130);
    rtnl.unlock();
    time.goTo(170);
    rtnl.unlock();
    assertThat(rtnl.longestHold()).isEqualTo(40);
    rtnl.startCycle();
    assertThat(rtnl.longestHold()).isZero();
  }
}

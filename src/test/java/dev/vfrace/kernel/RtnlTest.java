package dev.vfrace.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RtnlTest {

  private long now;
  private final Rtnl rtnl = new Rtnl(() -> now);
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
    now = 100;
    rtnl.lock(() -> {});
    rtnl.lock(() -> {});
    now = 130;
    rtnl.unlock();
    now = 170;
    rtnl.unlock();
    assertThat(rtnl.longestHold()).isEqualTo(40);
    rtnl.startCycle();
    assertThat(rtnl.longestHold()).isZero();
  }
}

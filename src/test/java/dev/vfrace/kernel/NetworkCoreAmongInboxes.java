package dev.vfrace.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.model.KernelDesign;
import dev.vfrace.timeline.ManualTimeline;
import dev.vfrace.vocabulary.KernelMessage;
import dev.vfrace.vocabulary.LinkMessage;
import dev.vfrace.vocabulary.LinkState;
import dev.vfrace.vocabulary.NetvscMessage;
import dev.vfrace.vocabulary.NotifierEvent;
import dev.vfrace.vocabulary.Uevent;
import dev.vfrace.vocabulary.UserspaceMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pekko.actor.testkit.typed.javadsl.BehaviorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;

/** The network core among inboxes; notifier calls are answered at once unless a test does it. */
abstract class NetworkCoreAmongInboxes {

  static final KernelDesign V6_1 = Kernels.design("v6.1");
  final ManualTimeline time = new ManualTimeline();
  final TestInbox<UserspaceMessage> userspace = TestInbox.create();
  final TestInbox<Addrconf.Command> addrconf = TestInbox.create();
  final TestInbox<NetvscMessage> netvsc = TestInbox.create();
  final TestInbox<VfDriver.Registered> registered = TestInbox.create();
  final TestInbox<VfDriver.Unregistered> unregistered = TestInbox.create();
  final List<NotifierEvent> called = new ArrayList<>();
  KernelState kernel = Kernels.state(V6_1, time);
  BehaviorTestKit<KernelMessage> core = boot(kernel);

  BehaviorTestKit<KernelMessage> boot(KernelState state) {
    BehaviorTestKit<KernelMessage> booted = BehaviorTestKit.create(NetworkCore.create(state));
    booted.run(new NetworkCore.Boot(userspace.getRef(), addrconf.getRef()));
    return booted;
  }

  /** Netvsc's place is in the chain from now on. */
  void join(Set<NotifierEvent> events) {
    core.run(new NetdeviceNotifier.RegisterNotifier(netvsc.getRef(), events));
    answerCalls();
    if (called.isEmpty()) {
      assertThat(netvsc.receiveMessage()).isSameAs(NetdeviceNotifier.NotifierChanged.INSTANCE);
    }
  }

  void register() {
    core.run(new NetworkCore.RegisterNetdev(registered.getRef()));
    finish(registered);
  }

  void open() {
    TestInbox<UnderRtnl.FlagsChanged> opened = TestInbox.create();
    core.run(new UnderRtnl.DevChangeFlags(/* up= */ true, opened.getRef()));
    finish(opened);
  }

  void finish(TestInbox<?> answer) {
    answerCalls();
    while (!answer.hasMessages()) {
      assertThat(step()).as("something is under way").isTrue();
    }
  }

  /** The next step is done and its notifier calls are answered; false if there is none. */
  boolean step() {
    boolean fired = fireNext();
    answerCalls();
    return fired;
  }

  boolean fireNext() {
    boolean fired = time.fireNext().isPresent();
    if (fired) {
      core.runOne();
    }
    return fired;
  }

  void answerCalls() {
    boolean answered = true;
    while (answered) {
      answered = addrconf.hasMessages();
      if (answered) {
        addrconf.receiveMessage();
        core.run(NetdeviceNotifier.NotifierDone.INSTANCE);
      } else if (netvsc.hasMessages() && isCallNext()) {
        answered = true;
      }
    }
  }

  /** Answers netvsc's next call; another message is left for the test. */
  boolean isCallNext() {
    List<NetvscMessage> waiting = netvsc.getAllReceived();
    boolean isCall = waiting.get(0) instanceof NotifierCall;
    if (isCall) {
      called.add(((NotifierCall) waiting.get(0)).event());
    }
    waiting.stream().skip(isCall ? 1 : 0).forEach(netvsc.getRef()::tell);
    if (isCall) {
      core.run(NetdeviceNotifier.NotifierDone.INSTANCE);
    }
    return isCall;
  }

  /** What was broadcast since the last call, in words. */
  List<String> heard() {
    return userspace.getAllReceived().stream().map(NetworkCoreTest::word).toList();
  }

  static String word(UserspaceMessage message) {
    if (message instanceof Uevent uevent) {
      return uevent.action().word();
    }
    LinkMessage link = (LinkMessage) message;
    String up = link.state().has(LinkState.IFF_UP) ? " up" : "";
    return (link.deleted() ? "dellink" : "newlink") + up;
  }
}

package dev.vfrace.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vfrace.delay.ConstantDelay;
import dev.vfrace.host.Hypervisor.Association;
import dev.vfrace.host.Hypervisor.PciSlot;
import dev.vfrace.model.KernelTiming;
import dev.vfrace.timeline.ManualTimeline;
import dev.vfrace.timeline.StepClock;
import dev.vfrace.vocabulary.DriverMessage;
import dev.vfrace.vocabulary.HostMessage;
import dev.vfrace.vocabulary.HvPci;
import dev.vfrace.vocabulary.KernelStep;
import dev.vfrace.vocabulary.MachineEvent;
import dev.vfrace.vocabulary.NetvscMessage;
import dev.vfrace.vocabulary.Nvsp;
import dev.vfrace.vocabulary.PciBus;
import dev.vfrace.vocabulary.Vmbus;
import java.util.Map;
import org.apache.pekko.actor.testkit.typed.javadsl.BehaviorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class HypervisorTest {

  private final ManualTimeline time = new ManualTimeline();
  private final StepClock clock =
      new StepClock(
          time, new KernelTiming(Map.of(KernelStep.VF_ASSOCIATION, new ConstantDelay(700))));
  private final TestInbox<DriverMessage> driver = TestInbox.create();
  private final TestInbox<NetvscMessage> netvsc = TestInbox.create();
  private final TestInbox<MachineEvent> director = TestInbox.create();
  private BehaviorTestKit<HostMessage> host =
      BehaviorTestKit.create(Hypervisor.create(clock, false, director.getRef()));

  @BeforeEach
  void connect() {
    host.run(new Hypervisor.Connect(driver.getRef(), netvsc.getRef()));
  }

  @Test
  void offersTheVfAtOnceAndAssociatesItOnItsOwnSchedule() {
    host.run(new Hypervisor.OfferVf(Association.FOLLOWS, PciSlot.NUMBERED));
    driver.expectMessage(PciBus.OFFER);
    assertThat(netvsc.hasMessages()).isFalse();
    time.fireNext();
    assertThat(time.now()).isEqualTo(700);
    runWhatTheAlarmSent();
    netvsc.expectMessage(Vmbus.VfAssociated.INSTANCE);
  }

  @Test
  void keepsTheVfBackUntilNetvscIsRegisteredAndTakesItBackWhenItGoes() {
    host = BehaviorTestKit.create(Hypervisor.create(clock, true, director.getRef()));
    connect();
    host.run(new Hypervisor.OfferVf(Association.FOLLOWS, PciSlot.NUMBERED));
    host.run(Nvsp.SriovAnnounced.INSTANCE);
    assertThat(driver.hasMessages()).isFalse();
    director.expectMessage(MachineEvent.VF_WITHHELD);
    host.run(Nvsp.NetvscRegistered.INSTANCE);
    driver.expectMessage(PciBus.OFFER);
    host.run(Nvsp.ChannelClosed.INSTANCE);
    driver.expectMessage(PciBus.EJECT);
    host.run(Nvsp.NetvscRegistered.INSTANCE);
    assertThat(driver.hasMessages()).isFalse();
    host.run(HvPci.EJECTION_COMPLETE);
    driver.expectMessage(PciBus.OFFER);
  }

  @Test
  void aVfThatIsKeptBackIsRevokedWithoutTheGuest() {
    host = BehaviorTestKit.create(Hypervisor.create(clock, true, director.getRef()));
    connect();
    host.run(new Hypervisor.OfferVf(Association.FOLLOWS, PciSlot.NUMBERED));
    director.expectMessage(MachineEvent.VF_WITHHELD);
    host.run(Hypervisor.RevokeVf.INSTANCE);
    director.expectMessage(MachineEvent.VF_REMOVED);
    assertThat(driver.hasMessages()).isFalse();
  }

  @Test
  void offersAnAttachedVfOnlyWhenTheGuestKnowsSriov() {
    host.run(Hypervisor.AttachVf.INSTANCE);
    assertThat(driver.hasMessages()).isFalse();
    host.run(Nvsp.SriovAnnounced.INSTANCE);
    driver.expectMessage(PciBus.OFFER);
    host.run(Nvsp.SriovAnnounced.INSTANCE);
    assertThat(driver.hasMessages()).isFalse();
  }

  @Test
  void associatesAgainWithANewDriverInstance() {
    host.run(new Hypervisor.OfferVf(Association.FOLLOWS, PciSlot.NUMBERED));
    time.fireNext();
    runWhatTheAlarmSent();
    netvsc.expectMessage(Vmbus.VfAssociated.INSTANCE);
    host.run(Nvsp.SriovAnnounced.INSTANCE);
    time.fireNext();
    runWhatTheAlarmSent();
    netvsc.expectMessage(Vmbus.VfAssociated.INSTANCE);
    driver.expectMessage(PciBus.OFFER);
    assertThat(driver.hasMessages()).isFalse();
  }

  @Test
  void forgetsTheAnnouncementWhenTheVmIsSwitchedOff() {
    host.run(Nvsp.SriovAnnounced.INSTANCE);
    host.run(Hypervisor.PowerOff.INSTANCE);
    host.run(Hypervisor.AttachVf.INSTANCE);
    assertThat(driver.hasMessages()).isFalse();
  }

  @Test
  void takesTheAssociationBackWithTheVf() {
    host.run(new Hypervisor.OfferVf(Association.FOLLOWS, PciSlot.NUMBERED));
    host.run(Hypervisor.RevokeVf.INSTANCE);
    driver.expectMessage(PciBus.OFFER);
    driver.expectMessage(PciBus.EJECT);
    assertThat(netvsc.hasMessages()).isFalse();
    host.run(HvPci.EJECTION_COMPLETE);
    netvsc.expectMessage(Vmbus.VfDissociated.INSTANCE);
    time.fireNext();
    runWhatTheAlarmSent();
    assertThat(netvsc.hasMessages()).isFalse();
  }

  private void runWhatTheAlarmSent() {
    while (host.selfInbox().hasMessages()) {
      host.runOne();
    }
  }
}

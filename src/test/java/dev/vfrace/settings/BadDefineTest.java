package dev.vfrace.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every refusal names the argument, the key, the value and what is allowed. */
@Tag("unit")
final class BadDefineTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        // Counts
        "run.cycles=0 | vfrace.run.cycles = 0: out of range; allowed: 1 or more",
        "run.cycles=-5 | vfrace.run.cycles = -5: out of range; allowed: 1 or more",
        "run.cycles=1.5 | vfrace.run.cycles = 1.5: not a whole number",
        "run.cycles=many | vfrace.run.cycles = many: not a count; allowed: a whole number such as",
        "run.lanes=0 | vfrace.run.lanes = 0: out of range; allowed: 1 to 1000000",
        "run.lanes=2M | vfrace.run.lanes = 2M: out of range; allowed: 1 to 1000000",
        "run.threads=1025 | vfrace.run.threads = 1025: out of range; allowed: 1 to 1024",
        "compare.blocks=0 | vfrace.compare.blocks = 0: out of range; allowed: 1 to 1000",
        "compare.blocks=1001 | vfrace.compare.blocks = 1001: out of range; allowed: 1 to 1000",
        "compare.block=2 | unknown key 'block'; did you mean 'blocks'?; allowed: blocks",
        "run.auto-cycles=0 | vfrace.run.auto-cycles = 0: out of range; allowed: 1 or more",
        "run.seed=abc | vfrace.run.seed = abc: not a seed; allowed: auto, or a whole number",
        // Durations
        "run.duration=5 | vfrace.run.duration = 5: a duration needs a unit; allowed: a number and",
        "run.duration=5 parsecs | vfrace.run.duration = 5 parsecs: unknown unit 'parsecs';"
            + " allowed:",
        "run.duration=0s | vfrace.run.duration = 0s: must be more than 0; allowed: none, or",
        "clock.lag=0 | vfrace.clock.lag = 0: must be at least 1 ns; allowed: auto, unbounded or",
        "clock.lag=soon | vfrace.clock.lag = soon: not a duration; allowed:",
        "timing.kernel.queues=-1us | vfrace.timing.kernel.queues = -1us: must not be negative",
        "timing.kernel.queues=100d | vfrace.timing.kernel.queues = 100d: too long; allowed: up to",
        // Words and truth values
        "clock.pace=slow | vfrace.clock.pace = slow: unknown word 'slow'; allowed: real, free",
        "run.quiet=maybe | vfrace.run.quiet = maybe: not a truth value; allowed: true, false",
        "clock.auto-lag-share=2 | vfrace.clock.auto-lag-share = 2: out of range; allowed: 0.000001"
            + " to 1",
        "timing.driver=e1000 | unknown driver 'e1000'; allowed: mlx4_core, mlx5_core, mana",
        // What belongs together, and stalls
        "timing.together=0.5 | vfrace.timing.together = 0.5: not a list; allowed: a list such as",
        "timing.together=[{steps=[queus,list],rank-correlation=0.5}] | unknown step 'queus'; did"
            + " you mean 'queues'?",
        "timing.together=[{steps=[queues,wake-up],rank-correlation=0.5}] | unknown step 'wake-up'",
        "timing.together=[{steps=[queues],rank-correlation=0.5}] | two members at least",
        "timing.together=[{steps=[queues,list],rank-correlation=1}] | rank-correlation must be more"
            + " than -1 and less than 1",
        "timing.together=[{steps=[queues],programs=[wiked],rank-correlation=0.5}] | unknown program"
            + " 'wiked'; did you mean 'wicked'?",
        "timing.together=[{steps=[queues,list],rank-correlation=0.9},{steps=[list,gap],rank-correlation=0.9}]"
            + " | what list and gap have with the others does not permit the correlation",
        "timing.stall=often | unknown word 'often'; allowed: none",
        "timing.stall={per-second=0,length=1ms} | out of range; allowed: 0.000001 to 1000",
        "timing.stall={per-second=10,length=200ms} | must be shorter than 1 / per-second",
        "timing.stall={per-second=10} | vfrace.timing.stall.length is missing",
        // Names
        "run.kernel=v6.9 | vfrace.run.kernel = v6.9: unknown kernel 'v6.9'; did you mean 'v6.8'?",
        "run.scenario=hotadd | unknown scenario 'hotadd'; did you mean 'hot-add'?; allowed: boot,",
        "run.timing=azure-mlx | no such timing; did you mean 'azure-mlx5'?; allowed: azure-mana,",
        "run.userspace=conman | unknown program 'conman'; did you mean 'connman'?; allowed: all,",
        "run.userspace=all,connman | stands alone; allowed: all, or names",
        // Unknown keys
        "cycles=5 | unknown key 'cycles'; did you mean 'vfrace.run.cycles'?; allowed: run, clock,",
        "run.cycels=5 | vfrace.run.cycels = 5: unknown key 'cycels'; did you mean 'cycles'?",
        "clock.lagg=5ns | unknown key 'lagg'; did you mean 'lag'?; allowed: pace, lag,",
        "defaults.program.acts=none | unknown key 'program'; allowed: kernel, scenario, userspace,"
            + " image",
        "defaults.userspace.act=none | unknown key 'act'; did you mean 'acts'?",
        "timing.kernel.queue=5us | unknown key 'queue'; did you mean 'queues'?; allowed: vf-probe,",
        "timing.userspace.renam=5us | unknown key 'renam'; did you mean 'rename'?",
        "userspace.connman.triger=poll | unknown key 'triger'; did you mean 'trigger'?",
        "scenario.boot.cycles=[boot] | unknown key 'cycles'; did you mean 'cycle'?",
        "userspace.conman.latency=1ms | no such definition, and too little for a new one; did you"
            + " mean 'connman'?",
        "kernel.v6.1.rescan-at-probe=true | a name with dots needs quotes: \"v6.1\"",
        // Kernel designs
        "kernel.\"v6.1\".slave-flag-at=registr | unknown word 'registr'; did you mean 'register'?;"
            + " allowed: post-init, register, userspace, never",
        "kernel.\"v6.1\".rescan-at-probe=yes | rescan-at-probe = yes: not a truth value; allowed:",
        "kernel.\"v6.1\".match=serial,serial | match = serial: is there twice; allowed: each at"
            + " most",
        "kernel.\"v6.1\".notifier-replay=[NETDEV_DOWN] | unknown word 'NETDEV_DOWN'",
        "kernel.\"v6.1\".data-path-back-at=NETDEV_UP | allowed: NETDEV_GOING_DOWN, NETDEV_DOWN",
        // Delays
        "timing.kernel.queues={dist=unifrom,min=1us} | queues.dist = unifrom: unknown word"
            + " 'unifrom'; did you mean 'uniform'?; allowed: constant, empirical, exponential,"
            + " gamma,",
        "timing.kernel.queues={dist=uniform,min=5us,max=1us} | min must not exceed max",
        "timing.kernel.queues={dist=uniform,min=5us,mx=9us} | queues.mx = 9us: unknown key 'mx';"
            + " did you mean 'max'?; allowed: dist, min, max",
        "timing.kernel.queues={dist=uniform,min=5us} | queues.max is missing; allowed: a duration:",
        "timing.kernel.queues={dist=uniform,min=1us,max=2us,mean=1us} | unknown key 'mean'; did",
        "timing.kernel.queues={dist=lognormal,median=5us,p99=1us} | p99 must be at least the"
            + " median",
        "timing.kernel.queues={dist=gamma,shape=x,mean=1us} | queues.shape = x: not a number",
        "timing.kernel.queues={dist=pareto,min=1us,alpha=0} | alpha = 0: out of range; allowed: 0.1"
            + " to 1000",
        "timing.kernel.queues={dist=empirical,quantiles=[[0,1us],[0.5,3us],[1,2us]]} | the delays"
            + " of quantiles must not fall",
        "timing.kernel.queues={dist=empirical,quantiles=[[0,1us],[1]]} | quantiles[1] = [1]: not a"
            + " pair of a share and a duration; allowed: a list of pairs",
        "timing.kernel.queues={dist=mixture,parts=[{weight=0,dist=constant,value=1us}]} | weight ="
            + " 0: out of range; allowed: 0.000000001 to 1000000000",
        "timing.kernel.queues={dist=mixture,parts=[{dist=constant,value=1us}]} | parts[0].weight is"
            + " missing; allowed: a number",
        "timing.kernel.queues={dist=mixture,parts=[{weight=1,dist=uniform,min=2us,max=1us}]} |"
            + " parts[0] = ",
        "timing.kernel.queues={min=1us} | queues.min = 1us: unknown key 'min'; allowed: dist,"
            + " median",
        "timing.kernel.queues=[1us] | not a single value; allowed: a text or a number",
        // Scenarios
        "scenario.hot-add.cycle=, | cycle = ,: an empty script does nothing; allowed: a list of:",
        "scenario.hot-add.cycle=offer-vf,setle | unknown word 'setle'; did you mean 'settle'?",
        "scenario.hot-add.cycle=[{wait=1}] | cycle[0].wait = 1: a duration needs a unit; allowed:",
        "scenario.hot-add.cycle=[{wiat=1s}] | cycle[0].wiat = 1s: unknown key 'wiat'; did you mean",
        "scenario.hot-add.cycle=settle,revoke-vf | must offer a VF once; allowed: one of offer-vf,",
        "scenario.hot-add.cycle=offer-vf,revoke-vf | must take stock once; allowed: one settle",
        "scenario.hot-add.cycle=offer-vf,settle | must end without the VF; allowed: revoke-vf or",
        // Programs
        "userspace.connman.trigger=uevent | reads = message: only an RTM_NEWLINK or RTM_DELLINK"
            + " has",
        "userspace.dhcpcd.trigger=remove | reads = rtnetlink: a VF that has gone cannot be read;",
        "userspace.wicked.gate=driver | gate = driver: gate driver needs drivers; allowed: both,",
        "userspace.wicked.drivers=mana | drivers = mana: nothing uses it; allowed with gate ="
            + " driver",
        "userspace.netplan.drivers=[mlx5_cor] | unknown driver 'mlx5_cor'; did you mean"
            + " 'mlx5_core'?",
        "userspace.netplan.drivers=[] | drivers = []: a list of nothing; leave the key",
        "userspace.wicked.names=eth0 | names = eth0: nothing uses it; allowed with gate = name",
        "userspace.wicked={gate=name,names=[\"eth[0\"]} | no pattern of interface names; allowed:",
        "userspace.wicked.netvsc-ifindex=8 | nothing uses it; allowed with gate = dump-order",
        "userspace.wicked={gate=dump-order,netvsc-ifindex=256} | out of range; allowed: 1 to 255",
        "userspace.wicked.gate={any-of=[slave-flag]} | joins nothing; allowed: two gates or more",
        "userspace.wicked.gate={any-of=[slave-flag,slave-flag]} | is there twice; allowed: each"
            + " gate",
        "userspace.wicked.gate={any-of=[slave-flag,none]} | none and kernel-design stand alone;",
        "userspace.wicked.gate={any-of=[slave-flag,hv-pci],all-of=[slave-flag,hv-pci]} | joins"
            + " gates in no way or two; allowed: one of any-of, all-of",
        "userspace.wicked.gate={some-of=[slave-flag,hv-pci]} | unknown key 'some-of'; allowed:",
        "userspace.wicked.gate={any-of=[slave-flag,udev-property]} | needs property-from; allowed:",
        "userspace.wicked.again-gate=none | again-gate = none: it never looks again; allowed with",
        "userspace.wicked.looks-again=[carier] | unknown word 'carier'; did you mean 'carrier'?",
        "userspace.wicked.looks-again=[carrier,carrier] | is there twice; allowed: each once",
        "userspace.wicked.looks-again=[carrier,newlink] | the carrier comes with an RTM_NEWLINK;",
        "userspace.networkmanager.looks-again=[remove] | remove is allowed with reads = message",
        "userspace.sysfs-scanner.looks-again=[carrier] | it is no daemon that listens; allowed"
            + " with",
        "userspace.sysfs-scanner.restarts=10s | restarts = 10s: it is no daemon that listens;",
        "userspace.sysfs-scanner.starts=10s | starts = 10s: it is no daemon that listens; allowed",
        "userspace.dhcpcd.runs=later | -D userspace.dhcpcd.runs=later: runs=later does not go with",
        "defaults.userspace.runs=later | -D defaults.userspace.runs=later: runs=later does not go",
        "userspace.udev-azure-rule.runs=boot | -D userspace.udev-azure-rule.runs=boot: runs=boot",
        "kernel.\"v6.1\".match=perm-mac | -D kernel.\"v6.1\".match=perm-mac: match=perm-mac does",
        "userspace.wicked={starts=10s,runs=later} | with runs = later a boot gives it no chance;",
        "userspace.udev-azure-rule.starts=10s | 'udev-azure-rule' is a daemon; allowed: a rule,",
        "userspace.networkd-255.looks-again=[] | no later look asks for the property; allowed:",
        "userspace.cloud-ifupdown-helper.reads=ioctl | SIOCGIFFLAGS cannot tell the master;"
            + " allowed",
        "userspace.wicked.gate=udev-property | gate = udev-property: needs property-from; allowed:",
        "userspace.wicked.property-from=udev-azure-rule | nothing uses it; allowed with gate =",
        "userspace.wicked.property-check=uevent-path-only | nothing uses it; allowed: always, or",
        "userspace.networkd-255.property-from=connman | 'connman' is no udev rule; allowed: a"
            + " program with trigger uevent-add or uevent",
        "userspace.networkd-255.property-from=udev-azur-rule | unknown program 'udev-azur-rule';"
            + " did you mean 'udev-azure-rule'?",
        "userspace.udev-azure-rule.runs=boot | 'udev-azure-rule' runs at times; allowed: a rule",
        "userspace.wicked.runs=maybe | runs = maybe: unknown word 'maybe'; allowed: always, boot,"
            + " later",
        "run.touch-vf=maybe | touch-vf = maybe: unknown word 'maybe'; allowed: yes, no, auto",
        "userspace.networkd-255.trigger=uevent | gate = udev-property: a udev rule sets properties",
        "userspace.udev-azure-rule.after-rename=1 | after-rename = 1: not a truth value; allowed:",
        "userspace.udev-azure-rule.after-renam=true | unknown key 'after-renam'; did you mean"
            + " 'after-rename'?",
        "userspace.connman.udev-stage=run | udev-stage = run: udev does not run it; allowed: rules",
        "userspace.udev-azure-rule.udev-stage=run | 'udev-azure-rule' has udev-stage = run, which"
            + " sets no property; allowed:",
        "userspace.cloud-ifupdown-helper.after-rename=true | udev-stage = run: after-rename = true"
            + " says late-rules; allowed:",
        "userspace.sysfs-scanner.awaits-udev=renamed | awaits-udev = renamed: nothing has it wait;"
            + " allowed: no, or with trigger = newlink",
        "userspace.connman.after-rename=true | after-rename = true: udev does not run it; allowed:"
            + " false, or with trigger = uevent-add or uevent",
        "userspace.wicked.gate=verdict | gate = verdict: needs verdict-from; allowed: the name of",
        "userspace.wicked.verdict-from=connman | verdict-from = connman: nothing uses it; allowed"
            + " with gate = verdict",
        "userspace.walinuxagent.verdict-from=conman | unknown program 'conman'; did you mean"
            + " 'connman'?",
        "userspace.walinuxagent.verdict-from=addrconf | 'addrconf' has no verdict of its own;"
            + " allowed: a program of userspace with another gate",
        "userspace.walinuxagent.verdict-from=networkd-wait-online | 'networkd-wait-online' has no"
            + " verdict of its own",
        "userspace.addrconf.reads=sysfs | reads = sysfs: does not fit the other two; allowed:",
        "userspace.wicked.gate=kernel-design | gate = kernel-design: does not fit the other two",
        "userspace.dhcpcd.trigger=poll | period is missing; trigger = poll",
        "userspace.dhcpcd.heals=next-stage | period is missing",
        "userspace.dhcpcd.period=1s | period = 1s: nothing repeats; allowed with trigger = poll",
        "userspace.sysfs-scanner.period=0 | period = 0: does not let time pass; allowed: more than"
            + " 0",
        "userspace.\"cloud-init-19.3\".heals=next-poll | heals = next-poll: it does not poll;"
            + " allowed",
        // Shape
        "run=5 | vfrace.run = 5: not an object; allowed: keys and values, { ... }",
        "userspace.connman=5 | vfrace.userspace.connman = 5: not an object; allowed:",
        "run.cycles={a=1} | not a single value; allowed: a text or a number",
        "run.expect={a=1} | not a single value; allowed: a text or a number",
        "timing.kernel={queues | malformed HOCON",
        "timing.kernel={gap=1s}, run=5 | more than one value; allowed: KEY=VALUE",
        "timing.kernel.queues=${nope} | nothing has this key: ${nope}; allowed: a key that is set",
        "x | not KEY=VALUE; allowed: such as -D run.cycles=1M",
        "=5 | not KEY=VALUE; allowed:",
        "a..b=3 | 'a..b' is not a key; allowed: words joined by dots"
      })
  void namesArgumentKeyValueAndWhatIsAllowed(String define, String refusal) {
    assertThat(Loading.refusal(() -> Loading.defines(define))).contains(refusal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "run.cycles=0",
        "cycles=5",
        "clock.lag=soon",
        "kernel.\"v6.1\".match=nonsense",
        "userspace.conman.latency=1ms",
        "timing.kernel.queues={dist=uniform,min=5us,max=1us}",
        "timing.kernel.queues={dist=mixture,parts=[{weight=x,dist=constant,value=1us}]}",
        "vfrace.run.threads=0"
      })
  void beginsWithTheArgument(String define) {
    assertThat(Loading.refusal(() -> Loading.defines(define))).startsWith("-D " + define + ": ");
  }

  @ParameterizedTest
  @CsvSource({
    "CYCLES, 0, --cycles 0: vfrace.run.cycles = 0: out of range; allowed: 1 or more",
    "KERNEL, v7, --kernel v7: vfrace.run.kernel = v7: unknown kernel 'v7'",
    "TIMING, nope.conf, --timing nope.conf: vfrace.run.timing = nope.conf: no such timing",
    "LAG, soon, --lag soon: vfrace.clock.lag = soon: not a duration",
    "PACE, fast, --pace fast: vfrace.clock.pace = fast: unknown word 'fast'",
    "THREADS, 0, --threads 0: vfrace.run.threads = 0: out of range; allowed: 1 to 1024",
    "QUIET, very, --quiet: vfrace.run.quiet = very: not a truth value",
    "NO_PROGRESS, never, --no-progress: vfrace.run.progress = never: not a truth value"
  })
  void optionsAreNamedAsTheyWereTyped(RunOption option, String value, String refusal) {
    assertThat(Loading.refusal(() -> Loading.options(Map.of(option, List.of(value)))))
        .startsWith(refusal);
  }

  @Test
  void aVmHasOneKernel() {
    assertThat(
            Loading.refusal(() -> Loading.defines("userspace.second=${vfrace.userspace.addrconf}")))
        .contains("more than one program with trigger netdev-up (addrconf, second); allowed: one");
  }
}

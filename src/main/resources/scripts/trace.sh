#!/bin/sh
# Traces registrations of network devices for 'vfrace calibrate'. Needs root and
# tracefs, changes nothing but tracing, and takes its probes back when it ends.
# Usage: sh trace.sh SECONDS > trace.txt
# Meanwhile have the VF go and come, as often as you can: 30 times or more.
set -eu
seconds=${1:-}
case $seconds in '' | *[!0-9]*) echo "usage: sh trace.sh SECONDS > trace.txt" >&2; exit 2 ;; esac
[ "$(id -u)" = 0 ] || { echo "trace.sh: needs root; or use: vfrace trace-script --plain" >&2; exit 2; }
for t in /sys/kernel/tracing /sys/kernel/debug/tracing; do [ -e $t/kprobe_events ] && break; done
[ -e $t/kprobe_events ] || mount -t tracefs tracefs /sys/kernel/tracing 2>/dev/null || true
[ -e $t/kprobe_events ] || t=/sys/kernel/tracing
[ -e $t/kprobe_events ] || { echo "trace.sh: no kprobe_events in tracefs: CONFIG_KPROBE_EVENTS is off, or the kernel is locked down" >&2; exit 2; }

i=$t/instances/vfrace.$$
watcher=
clean() {
  set +e
  [ -z "$watcher" ] || kill "$watcher" 2>/dev/null || true
  if [ -d "$i" ]; then
    echo 0 > "$i/tracing_on"
    echo 0 > "$i/events/enable"
    rmdir "$i"
  fi
  for e in $(grep -o 'vfrace/[a-z0-9_]*' $t/kprobe_events); do echo "-:$e" >> $t/kprobe_events; done
}
trap clean EXIT
trap 'exit 130' INT TERM
mkdir "$i"

probe() {
  must=yes
  case $1 in '?'*) must=no ;; esac
  line=${1#[?]}
  if ! echo "${line%%:*}:vfrace/${line#*:}" >> $t/kprobe_events 2>/dev/null; then
    echo "trace.sh: cannot probe: $line" >&2
    [ $must = no ] || { echo "trace.sh: without it the steps cannot be told; nothing was traced" >&2; exit 1; }
  fi
}
while read -r p; do probe "$p"; done <<'PROBES'
@PROBES@
PROBES

echo mono > "$i/trace_clock"
echo 8192 > "$i/buffer_size_kb" # for each CPU: some 500 registrations
: > "$i/trace"
echo 1 > "$i/events/vfrace/enable"
echo 1 > "$i/tracing_on"
if command -v udevadm > /dev/null; then
  udevadm monitor --kernel --udev &
  watcher=$!
fi
echo "trace.sh: tracing for $seconds s: let the VF go and come" >&2
sleep "$seconds"
echo 0 > "$i/tracing_on"
[ -z "$watcher" ] || { kill "$watcher"; wait "$watcher" 2>/dev/null || true; watcher=; }
cat "$i/trace"
lost=0
for c in "$i"/per_cpu/cpu*/stats; do
  n=$(sed -n 's/^overrun: //p' "$c")
  lost=$((lost + ${n:-0}))
done
[ $lost = 0 ] || echo "trace.sh: $lost EVENTS WERE LOST: trace for a shorter time, or raise buffer_size_kb" >&2
missed=$(awk '$NF > 0 { printf " %s %s", $1, $NF }' $t/kprobe_profile)
[ -z "$missed" ] || echo "trace.sh: HITS OF PROBES WERE MISSED:$missed: registrations may have holes" >&2
echo "trace.sh: $(grep -c ' s1: ' "$i/trace") registrations; next: vfrace calibrate trace.txt --out mine.conf --rows mine.csv" >&2

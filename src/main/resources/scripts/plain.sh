#!/bin/sh
# Writes down what udev and the kernel's log say of network devices, for 'vfrace calibrate'. Needs no
# root where you may read the kernel's log. Usage: sh plain.sh SECONDS > log.txt
# Meanwhile have the VF go and come. It bounds some steps; the whole window only ftrace can tell.
set -eu
seconds=${1:-}
case $seconds in '' | *[!0-9]*) echo "usage: sh plain.sh SECONDS > log.txt" >&2; exit 2 ;; esac
udevadm monitor --kernel --udev &
udev=$!
trap 'kill $udev 2>/dev/null || true' EXIT
trap 'exit 130' INT TERM
echo "plain.sh: for $seconds s: let the VF go and come" >&2
sleep "$seconds"
kill $udev
wait $udev 2>/dev/null || true
journalctl --boot --dmesg --output=short-monotonic --no-hostname --no-pager ||
  dmesg ||
  echo "plain.sh: the kernel's log cannot be read: run it as root, or in the group systemd-journal" >&2
journalctl --boot --unit=systemd-udevd --output=short-monotonic --no-hostname --no-pager ||
  echo "plain.sh: no log of systemd-udevd" >&2
echo "plain.sh: next: vfrace calibrate log.txt --out mine.conf" >&2

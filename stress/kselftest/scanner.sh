#!/usr/bin/env bash
# A program that polls sysfs takes no VF for an ordinary NIC, with the series of v6.7.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
exec "${VFRACE:-$here/../vfrace}" run --kernel v6.7 --userspace sysfs-scanner \
  --cycles "${CYCLES:-50k}" --expect 'sysfs-scanner.misjudged < 1e-3' \
  --format ktap --exit-style kselftest --quiet

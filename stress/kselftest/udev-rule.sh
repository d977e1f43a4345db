#!/usr/bin/env bash
# A udev rule that goes by IFF_SLAVE meets a VF without it less than once in a
# thousand hot-plugs, with the series of v6.7.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
exec "${VFRACE:-$here/../vfrace}" run --kernel v6.7 --userspace udev-azure-rule \
  --cycles "${CYCLES:-50k}" --expect 'udev-azure-rule.sawUnslaved < 1e-3' \
  --format ktap --exit-style kselftest --quiet

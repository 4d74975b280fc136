#!/bin/sh
# hostapd's wired driver keeps the state of 802.1X and blocks nothing. This is the switch's port: a
# member of a VLAN's bridge while the device is authorised, of none otherwise.
# Called by hostapd_cli with interface, event and MAC.
set -u
PATH=/usr/sbin:/usr/bin:/sbin:/bin
say() {
  echo "$(date +%s.%N) $*" >> "@run@/port.log"
}
case "$2" in
  AP-STA-CONNECTED)
    vlan=$(hostapd_cli -p "@run@/hostapd" -i "$1" sta "$3" | sed -n 's/^vlan_id=//p')
    ip link set "$1" master "brvlan${vlan:-10}" && say "$3 open vlan=${vlan:-10}"
    ;;
  AP-STA-DISCONNECTED)
    ip link set "$1" nomaster && say "$3 closed"
    ;;
esac

# What the Dynamic Authorization Server does for a request. Arguments: packet type, sid=, mac=, vlan=.
# Prints reply attributes; 0 stands for ACK, 1 for NAK.
set -u
PATH=/usr/sbin:/usr/bin:/sbin:/bin
type=$1
sid=${2#sid=}
mac=$(printf '%s' "${3#mac=}" | tr 'A-F-' 'a-f:')
vlan=${4#vlan=}
station() {
  hostapd_cli -p "@run@/hostapd" -i port1 "$@"
}
refuse() {
  echo "Error-Cause := $1"
  exit 1
}
# Address, session and user of each authorised station that the request means.
found=$(station all_sta | awk -v sid="$sid" -v mac="$mac" '
  function out() {
    if (addr != "" && up && (sid == "" || id == sid) && (mac == "" || addr == mac)) print addr, id, user
  }
  /^[0-9a-f][0-9a-f]:/ { out(); addr = $1; up = 0; id = ""; user = "" }
  /^flags=.*AUTHORIZED/ { up = 1 }
  /^dot1xAuthSessionId=/ { id = substr($0, 20) }
  /^dot1xAuthSessionUserName=/ { user = substr($0, 26) }
  END { out() }')
[ -n "$found" ] || refuse Session-Context-Not-Found
[ "$(printf '%s\n' "$found" | wc -l)" -eq 1 ] || refuse Multiple-Session-Selection-Unsupported
read -r addr id user << FOUND
$found
FOUND
if [ "$type" = Disconnect-Request ]; then
  station deauthenticate "$addr" > /dev/null
  exit 0
fi
[ -n "$vlan" ] || refuse Missing-Attribute
ip link set port1 master "brvlan$vlan" 2> /dev/null || refuse Resources-Unavailable
echo "$(date +%s.%N) $addr moved vlan=$vlan" >> "@run@/port.log"
# A switch tells of the move by accounting; hostapd knows nothing of it.
cat > "@run@/interim.$$" <<RECORD
Acct-Status-Type = Interim-Update
Acct-Session-Id = "$id"
Calling-Station-Id = "$(printf '%s' "$addr" | tr 'a-f:' 'A-F-')"
User-Name = "$user"
NAS-Identifier = "@nas-name@"
NAS-IP-Address = @nas@
Tunnel-Type = VLAN
Tunnel-Medium-Type = IEEE-802
Tunnel-Private-Group-Id = "$vlan"
RECORD
radclient -q -r 3 -t 2 -f "@run@/interim.$$" "@hub@:1813" acct "@radius-secret@" \
  > /dev/null 2>&1 < /dev/null &
exit 0

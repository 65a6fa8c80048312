# Becomes the program in $3 and what follows, and leaves a watchdog behind that outlives everybody: when the standard
# input ends, because the supervisor closed it or is gone, however it went, the watchdog sends signal $1 to the program,
# and KILL after $2 tenths of a second.
signal=$1
patience=$2
shift 2
server=$$

# The start time tells the program from a stranger that got its number later. Without /proc the number must do.
started() {
  [ -d /proc/self ] || { echo unknown; return; }
  read -r line 2>/dev/null <"/proc/$server/stat" || { echo gone; return; }
  line=${line##*) }
  set -- $line
  echo "${20}"
}
lives() {
  kill -0 "$server" 2>/dev/null && [ "$(started)" = "$born" ]
}
born=$(started)

exec 3<&0 </dev/null
# Twice in the background: so that the watchdog is no child of the program, which might wait for it.
(
  trap '' INT TERM HUP QUIT
  (
    while read -r ignored; do :; done
    lives || exit 0
    kill -"$signal" "$server"
    waited=0
    while [ "$waited" -lt "$patience" ] && lives; do
      sleep 0.1
      waited=$((waited + 1))
    done
    lives && kill -KILL "$server"
  ) <&3 3<&- >/dev/null 2>&1 &
)
exec 3<&-
exec "$@"

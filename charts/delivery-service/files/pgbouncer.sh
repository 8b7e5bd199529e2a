# PgBouncer reads who may come and whom it trusts at its start, and when it is told to. This tells it whenever that is something else: the kubelet swaps
# mounted files while it runs. $1 is its configuration, the others are folders or files to look at. Connections that are open stay.
configuration=$1
shift
look() { find -L "$@" -type f -exec cat {} + 2>/dev/null | cksum; }
seen=$(look "$@")
pgbouncer "$configuration" &
server=$!
trap 'kill -TERM $server' TERM
trap 'kill -INT $server' INT
trap 'kill -HUP $server' HUP
while kill -0 $server 2>/dev/null; do
  now=$(look "$@")
  if [ "$now" != "$seen" ]; then
    seen=$now
    kill -HUP $server
  fi
  sleep "${LOOK_EVERY:-5}" &
  wait $!
done
wait $server

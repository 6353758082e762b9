# start_postgres: a server in a folder of its own, ended with the shell that sourced this. sql …: psql against it.
start_postgres() {
  local bin
  bin=$(dirname "$(ls /usr/lib/postgresql/*/bin/initdb | sort -V | tail -1)")
  pg_folder=$(mktemp -d /tmp/inspectplan-postgres.XXXXXX)
  pg_port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  as_user=()
  if [ "$(id -u)" = 0 ]; then
    chown postgres "$pg_folder"
    as_user=(runuser -u postgres --)
  fi
  trap stop_postgres EXIT
  pg_control=("${as_user[@]}" "$bin/pg_ctl" -D "$pg_folder/data" -w -s)
  (cd "$pg_folder" && "${as_user[@]}" "$bin/initdb" -D "$pg_folder/data" -U inspectplan -A trust -E UTF8 --no-sync \
    --locale=C.UTF-8 >"$pg_folder.log" 2>&1)
  (cd "$pg_folder" && "${pg_control[@]}" -l "$pg_folder/log" -o "-p $pg_port -c listen_addresses=127.0.0.1 \
    -c unix_socket_directories= -c fsync=off" start)
}

stop_postgres() {
  (cd / && "${pg_control[@]}" -m immediate stop) || true
  rm -rf "$pg_folder" "$pg_folder.log"
}

sql() {
  psql -X -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$pg_port" -U inspectplan -d postgres "$@"
}

# Starts PostgreSQL for a command of tools/, on free loopback ports under the user postgres, and stops it by pid in the end.
# Sourced after packages.sh. Where VARVE_TEST_POSTGRES names a server already, that one is used, and nothing is started.

postgres_folder=

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

# as_postgres <command...>: PostgreSQL refuses to run as root.
as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

# start_postgres: one empty cluster; VARVE_TEST_POSTGRES names its database. Durability is off: a test's data need not last.
start_postgres() {
    [ -n "${VARVE_TEST_POSTGRES:-}" ] && say "PostgreSQL: the server that VARVE_TEST_POSTGRES names" && return 0
    local programs port
    programs=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
    [ -n "$programs" ] || programs=$(dirname "$(command -v pg_ctl 2>/dev/null)" 2>/dev/null)
    if [ ! -x "$programs/pg_ctl" ]; then
        say "PostgreSQL is not installed, so it is not tested"
        return 1
    fi
    postgres_folder=$(mktemp -d "${TMPDIR:-/tmp}/varve-postgres-XXXXXX")
    [ "$(id -u)" = 0 ] && chown postgres "$postgres_folder"
    postgres_programs=$programs
    port=$(free_port)
    say "PostgreSQL: starting $("$programs/postgres" --version) on port $port"
    (cd "$postgres_folder" &&
        as_postgres "$programs/initdb" -D "$postgres_folder/data" -U varve --auth=trust --no-sync -E UTF8 --locale=C.UTF-8 &&
        as_postgres "$programs/pg_ctl" -D "$postgres_folder/data" -l "$postgres_folder/server.log" -w start \
            -o "-p $port -k $postgres_folder -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off -c max_connections=100" &&
        as_postgres "$programs/createdb" -h 127.0.0.1 -p "$port" -U varve varve) >>"$varve_logs/postgres.log" 2>&1 </dev/null || {
        say "PostgreSQL did not start; see $varve_logs/postgres.log"
        return 1
    }
    export VARVE_TEST_POSTGRES="postgres://varve@127.0.0.1:$port/varve"
}

stop_postgres() {
    [ -n "$postgres_folder" ] || return 0
    # By the pid that the server wrote: pg_ctl signals that one process and waits.
    as_postgres "$postgres_programs/pg_ctl" -D "$postgres_folder/data" -m immediate -w stop >>"$varve_logs/postgres.log" 2>&1
    rm -rf "$postgres_folder"
    postgres_folder=
}

# Short lines that say what is being done, with the time since the start. Sourced by the commands of tools/.
varve_started=${varve_started:-$SECONDS}

say() {
    local seconds=$((SECONDS - varve_started))
    printf '[%2d:%02d] %s\n' $((seconds / 60)) $((seconds % 60)) "$*"
}

# logged <log> <command...>: runs quietly; where it fails, the end of what it wrote is shown.
logged() {
    local log=$1
    shift
    mkdir -p "$(dirname "$log")"
    printf '$ %s\n' "$*" >>"$log"
    "$@" >>"$log" 2>&1 && return 0
    local result=$?
    say "failed ($result): $*"
    tail -n 60 "$log" | sed 's/^/        /'
    say "the whole of it: $log"
    return "$result"
}

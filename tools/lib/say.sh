# Short lines that say what is being done, with the time since the start. Sourced by the commands of tools/.
varve_started=${varve_started:-$SECONDS}

say() {
    local seconds=$((SECONDS - varve_started))
    printf '[%2d:%02d] %s\n' $((seconds / 60)) $((seconds % 60)) "$*"
}

# logged <log> <command...>: runs quietly; where it fails, its errors are shown, or else the end of what it wrote.
logged() {
    local log=$1 result
    shift
    mkdir -p "$(dirname "$log")"
    printf '$ %s\n' "$*" >>"$log"
    "$@" >>"$log" 2>&1 && return 0
    result=$?
    say "failed ($result): $*"
    {
        grep -A 2 -E 'error:|CMake Error|undefined reference|multiple definition|^E: ' "$log" | head -n 80 | grep . || tail -n 40 "$log"
    } | cut -c 1-240 | sed 's/^/        /'
    say "the whole of it: $log"
    return "$result"
}

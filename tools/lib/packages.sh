# Installs what a command of tools/ needs on Debian. Sourced after say.sh; the caller sets varve_logs.
# Never fails by itself: where a package cannot be installed, what is missing is said, and the build tells the rest.

package_installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

may_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }

# A stanza or line for another suite of the archive this machine already uses for Debian, with all its options (mirror,
# key, proxy settings), so that no address needs to be known here.
other_suite() {
    local suite=$1 types=$2 codename file
    codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
    [ -n "$codename" ] || return 1
    for file in /etc/apt/sources.list.d/*.sources; do
        [ -e "$file" ] || continue
        awk -v RS= -v codename="$codename" -v suite="$suite" -v types="$types" '
            {
                found = 0
                n = split($0, lines, "\n")
                for (i = 1; i <= n; i++)
                    if (lines[i] ~ "^Suites:([^#]*[ \t])?" codename "([ \t]|$)") found = 1
                    else if (lines[i] ~ /^Enabled:[ \t]*no/) { found = 0; break }
                if (!found) next
                for (i = 1; i <= n; i++) {
                    if (lines[i] ~ /^#/) continue
                    sub(/^Types:.*/, "Types: " types, lines[i])
                    sub(/^Suites:.*/, "Suites: " suite, lines[i])
                    sub(/^Components:.*/, "Components: main", lines[i])
                    print lines[i]
                }
                done = 1
                exit
            }
            END { exit !done }' "$file" && return 0
    done
    # The one-line form becomes a stanza as well: deb [key=value …] URI suite component…
    cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null |
        sed -nE "s|^deb[[:space:]]+(\[[^]]*\])?[[:space:]]*([^[:space:]]+)[[:space:]]+$codename[[:space:]].*|\1\t\2|p" |
        head -n 1 | awk -F '\t' -v suite="$suite" -v types="$types" '
            {
                print "Types: " types "\nURIs: " $2 "\nSuites: " suite "\nComponents: main"
                gsub(/[][]/, "", $1)
                n = split($1, options, " ")
                for (i = 1; i <= n; i++) {
                    split(options[i], option, "=")
                    name["signed-by"] = "Signed-By"; name["trusted"] = "Trusted"; name["arch"] = "Architectures"
                    name["check-valid-until"] = "Check-Valid-Until"
                    if (option[1] in name) { gsub(",", " ", option[2]); print name[option[1]] ": " option[2] }
                }
                done = 1
            }
            END { exit !done }'
}

# packages <name...>: installs those that are missing.
packages() {
    local name missing=()
    for name in "$@"; do package_installed "$name" || missing+=("$name"); done
    [ ${#missing[@]} = 0 ] && return 0
    if ! may_install; then
        say "not root on Debian, so nothing is installed; missing, as Debian names them: ${missing[*]}"
        return 0
    fi
    say "installing ${#missing[@]} packages: ${missing[*]}"
    update_package_lists
    logged "$varve_logs/packages.log" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y --no-install-recommends "${missing[@]}" || return 0
}

update_package_lists() {
    [ -n "${varve_lists_updated:-}" ] && return 0
    logged "$varve_logs/packages.log" apt-get update
    varve_lists_updated=1
}

catch2_is_3() { dpkg --compare-versions "$(dpkg-query -W -f='${Version}' libcatch2-dev 2>/dev/null || echo 0)" ge 3; }

# catch2_package: version 3, which Debian 12 has in its backports only.
catch2_package() {
    package_installed libcatch2-dev && catch2_is_3 && return 0
    if ! may_install; then
        say "not root on Debian, so nothing is installed; missing: Catch2 3"
        return 0
    fi
    update_package_lists
    local candidates version backports
    candidates=$(apt-cache madison libcatch2-dev 2>/dev/null | awk '{ print $3 }')
    for version in $candidates; do
        if dpkg --compare-versions "$version" ge 3; then backports=$version; fi
    done
    if [ -z "${backports:-}" ]; then
        add_backports "deb" || return 0
        backports=$(apt-cache madison libcatch2-dev | awk '{ print $3 }' | sort -V | tail -n 1)
    fi
    say "installing libcatch2-dev $backports"
    logged "$varve_logs/packages.log" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y --no-install-recommends "libcatch2-dev=$backports" || return 0
}

# add_backports <types>: adds the backports suite of this machine's own archive to its package lists.
add_backports() {
    local codename list="/etc/apt/sources.list.d/varve-backports-${1// /-}.sources"
    codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
    if ! other_suite "$codename-backports" "$1" >"$list"; then
        rm -f "$list"
        say "the Debian archive of this machine was not found in its package lists; add $codename-backports by hand"
        return 1
    fi
    say "adding $codename-backports to the package lists ($list)"
    logged "$varve_logs/packages.log" apt-get update
}

varve_cache="${XDG_CACHE_HOME:-$HOME/.cache}/varve"

# catch2_for_libcxx <compiler>: Debian's Catch2 is built with libstdc++ and cannot be linked to libc++, so its source
# package is built once into the cache folder. Where that cannot be had, CMake fetches the sources.
catch2_for_libcxx() {
    local compiler=$1 prefix="$varve_cache/catch2-libc++" work="$varve_cache/catch2-source"
    [ -e "$prefix/complete" ] && return 0
    if ! may_install || ! command -v "$compiler" >/dev/null; then return 0; fi
    local version=$(dpkg-query -W -f='${source:Version}' libcatch2-dev 2>/dev/null)
    rm -rf "$work" "$prefix"
    mkdir -p "$work"
    # The sandboxed user of apt must be able to write here.
    chmod 777 "$work"
    say "fetching the source package of Catch2 $version"
    if ! (cd "$work" && apt-get source --download-only "catch2=$version") >>"$varve_logs/packages.log" 2>&1; then
        add_backports "deb-src" || return 0
        (cd "$work" && logged "$varve_logs/packages.log" apt-get source --download-only "catch2=$version") || return 0
    fi
    say "building Catch2 $version with $compiler and libc++ (once, into $prefix)"
    mkdir -p "$work/source"
    tar -xf "$work"/catch2_*.orig.tar.* -C "$work/source" --strip-components=1 &&
        logged "$varve_logs/catch2.log" cmake -S "$work/source" -B "$work/build" -G Ninja \
            -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_COMPILER="$compiler" -DCMAKE_CXX_FLAGS=-stdlib=libc++ \
            -DCMAKE_CXX_STANDARD=20 -DCATCH_INSTALL_DOCS=OFF -DCATCH_DEVELOPMENT_BUILD=OFF &&
        logged "$varve_logs/catch2.log" cmake --build "$work/build" -j "${varve_jobs:-2}" &&
        logged "$varve_logs/catch2.log" cmake --install "$work/build" --prefix "$prefix" &&
        touch "$prefix/complete" && rm -rf "$work"
    return 0
}

#!/usr/bin/env python3
"""Compares by the clock: wall_clock.py <binary> <out.json> [rounds]

The binary runs each workload by hand, through Varve, SQLiteCpp and SOCI, in turns in one run, and gives medians. Prints the
ratios to the C API by hand. There is no limit: instructions (measure.py) have one, the clock depends on the machine.
"""
import datetime
import json
import os
import pathlib
import platform
import re
import subprocess
import sys

SIDES = ("by_hand", "varve", "sqlitecpp", "soci")
NAMES = {"by_hand": "C API by hand", "varve": "Varve", "sqlitecpp": "SQLiteCpp", "soci": "SOCI"}


def package_version(name):
    found = subprocess.run(["dpkg-query", "-W", "-f=${Version}", name], capture_output=True, text=True, check=False).stdout
    return re.split(r"[-+~]", found.split(":")[-1])[0]


def first_line(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[0]


def machine():
    about = pathlib.Path("/proc/cpuinfo")
    model = re.search(r"^model name\s*: (.*)$", about.read_text(encoding="utf-8"), re.M) if about.exists() else None
    return f"{model[1] if model else platform.machine()}, {os.cpu_count()} processors"


def main():
    binary, out = sys.argv[1], pathlib.Path(sys.argv[2])
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 101
    versions = {"sqlitecpp": package_version("libsqlitecpp-dev"), "soci": package_version("libsoci-dev")}
    result = {
        "date": datetime.date.today().isoformat(),
        "machine": machine(),
        "compiler": re.sub(r" \(.*?\)", "", first_line(os.environ.get("CXX", "g++"), "--version")) + " -O2",
        "sqlite": package_version("libsqlite3-dev"),
        "command": "tools/bench sqlite --plot",
        "rounds": rounds,
        "sides": [{"id": side, "name": f"{NAMES[side]} {versions.get(side, '')}".strip()} for side in SIDES],
        "workloads": [],
    }
    print(f"{'workload':<10}{'by hand, µs':>13}" + "".join(f"{NAMES[side]:>11}" for side in SIDES[1:]))
    with subprocess.Popen([binary, str(rounds)], stdout=subprocess.PIPE, text=True) as run:
        for line in run.stdout:
            name, *medians = line.split()
            nanoseconds = dict(zip(SIDES, map(float, medians)))
            ratios = {side: round(nanoseconds[side] / nanoseconds["by_hand"], 3) for side in SIDES[1:]}
            result["workloads"].append({"name": name, "nanoseconds": nanoseconds, "ratios": ratios})
            print(f"{name:<10}{nanoseconds['by_hand'] / 1000:>13,.2f}" + "".join(f"{ratio:>11.3f}" for ratio in ratios.values()), flush=True)
    if run.returncode != 0 or not result["workloads"]:
        return 1
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(result, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Counts the instructions of each workload under callgrind, through Varve and by hand: measure.py <binary> <out.json>

Instructions do not depend on what else the machine does. Fails when a ratio is above its limit, or when the two sides do
not give the same sum.
"""
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

WORKLOADS = {  # name: (times, limit)
    "get": (2000, 1.02),
    "insert": (2000, 1.02),
    "bulk": (10, 0.65),
    "update": (2000, 1.02),
    "upsert": (2000, 1.05),
    "scan": (20, 1.05),
    "stream": (50, 1.05),
    "filter": (100, 1.02),
    "join": (20, 1.05),
    "eager": (1, 1.05),
}
SIDES = ("varve", "by_hand")


def count(binary, workload, side, times):
    """(the sum the program printed, the instructions between the two toggles)"""
    with tempfile.TemporaryDirectory() as folder:
        run = subprocess.run(
            ["valgrind", "--tool=callgrind", "--collect-atstart=no", f"--callgrind-out-file={folder}/out", binary, workload, side, str(times)],
            capture_output=True, text=True, check=False)
    collected = re.search(r"Collected : (\d+)", run.stderr)
    if run.returncode != 0 or collected is None or int(collected[1]) == 0:
        sys.exit(f"{workload} {side} could not be measured:\n{run.stderr}")
    return run.stdout.strip(), int(collected[1])


def main():
    binary, out = sys.argv[1], pathlib.Path(sys.argv[2])
    results, wrong = [], []
    print(f"{'workload':<10}{'varve':>14}{'by hand':>14}{'ratio':>9}{'limit':>7}")
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        runs = {(name, side): pool.submit(count, binary, name, side, times) for name, (times, _) in WORKLOADS.items() for side in SIDES}
        for name, (times, limit) in WORKLOADS.items():
            (sum_varve, varve), (sum_by_hand, by_hand) = (runs[name, side].result() for side in SIDES)
            ratio = round(varve / by_hand, 4)
            print(f"{name:<10}{varve:>14,}{by_hand:>14,}{ratio:>9.4f}{limit:>7}", flush=True)
            results.append({"workload": name, "times": times, "varve": varve, "by_hand": by_hand, "ratio": ratio, "limit": limit})
            if sum_varve != sum_by_hand:
                wrong.append(f"{name}: the sums differ, {sum_varve} and {sum_by_hand}: the two sides do not do the same work")
            if ratio > limit:
                wrong.append(f"{name}: {ratio} is above {limit}")
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    for each in wrong:
        print(each)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

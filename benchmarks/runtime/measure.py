#!/usr/bin/env python3
"""Counts the instructions of each workload under callgrind, through Varve and by hand: measure.py <binary> <out.json>

Instructions do not depend on what else the machine does. Fails when a ratio is above the limit, or when the two sides do
not give the same sum.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

WORKLOADS = {"get": 2000, "insert": 2000, "scan": 20, "filter": 100}
LIMIT = 1.02


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
    print(f"{'workload':<10}{'varve':>14}{'raw':>14}{'ratio':>9}")
    for workload, times in WORKLOADS.items():
        (sum_varve, varve), (sum_raw, raw) = (count(binary, workload, side, times) for side in ("varve", "raw"))
        ratio = round(varve / raw, 4)
        print(f"{workload:<10}{varve:>14,}{raw:>14,}{ratio:>9.4f}", flush=True)
        results.append({"workload": workload, "varve": varve, "raw": raw, "ratio": ratio})
        if sum_varve != sum_raw:
            wrong.append(f"{workload}: the sums differ, {sum_varve} and {sum_raw}: the two sides do not do the same work")
        if ratio > LIMIT:
            wrong.append(f"{workload}: {ratio} is above {LIMIT}")
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    for each in wrong:
        print(each)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

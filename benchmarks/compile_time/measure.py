#!/usr/bin/env python3
"""Compiles what generate.py writes and measures it: measure.py <include folder> <out.json> [repetitions]

Processor seconds (user and system) and peak memory of the compiler, for Varve and the C API by hand, side by side. The best
of several runs counts: other programs only ever make a run slower.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
COUNTS = (1, 5, 20)
LIMIT_SECONDS, LIMIT_MEGABYTES = 8.0, 600  # at 20 models


def compile_once(source, include, folder):
    """(processor seconds, peak megabytes) of one compilation"""
    command = [os.environ.get("CXX", "g++"), "-std=c++20", "-O2", f"-I{include}", "-c", source, "-o", f"{folder}/out.o"]
    child = subprocess.Popen(command)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} failed")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    include, out = sys.argv[1], pathlib.Path(sys.argv[2])
    repetitions = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    results = []
    print(f"{'models':>6}{'varve s':>10}{'raw s':>9}{'varve MB':>10}{'raw MB':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for count in COUNTS:
            row = {"models": count}
            sources = {side: pathlib.Path(folder) / f"{side}_{count}.cpp" for side in ("varve", "raw")}
            for side, source in sources.items():
                text = subprocess.run([sys.executable, HERE / "generate.py", side, str(count)], capture_output=True, check=True).stdout
                source.write_bytes(text)
            runs = {"varve": [], "raw": []}
            for _ in range(repetitions):  # in turns, so that both meet the same machine
                for side, source in sources.items():
                    runs[side].append(compile_once(source, include, folder))
            for side, measured in runs.items():
                row[f"{side}_seconds"] = round(min(seconds for seconds, _ in measured), 2)
                row[f"{side}_megabytes"] = round(min(memory for _, memory in measured))
            print(f"{count:>6}{row['varve_seconds']:>10.2f}{row['raw_seconds']:>9.2f}{row['varve_megabytes']:>10}{row['raw_megabytes']:>8}",
                  flush=True)
            results.append(row)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    last = results[-1]
    if last["varve_seconds"] > LIMIT_SECONDS or last["varve_megabytes"] > LIMIT_MEGABYTES:
        print(f"{COUNTS[-1]} models are above the budget of {LIMIT_SECONDS:g} s and {LIMIT_MEGABYTES} MB")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

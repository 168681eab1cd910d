#!/usr/bin/env python3
"""Compiles what generate.py and queries.py write and measures it: measure.py <include folder> <out.json> [repetitions]

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


def compile_once(source, include, folder, defines):
    """(processor seconds, peak megabytes) of one compilation"""
    command = [os.environ.get("CXX", "g++"), "-std=c++20", "-O2", f"-I{include}", *defines, "-c", source, "-o", f"{folder}/out.o"]
    child = subprocess.Popen(command)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} failed")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def measure(name, generator, include, repetitions, varve_defines=()):
    """Prints and returns seconds and megabytes of both sides of what a generator writes."""
    row = {"file": name}
    runs = {"varve": [], "raw": []}
    with tempfile.TemporaryDirectory() as folder:
        for side in runs:
            text = subprocess.run([sys.executable, HERE / generator[0], side, *generator[1:]], capture_output=True, check=True).stdout
            pathlib.Path(folder, f"{side}.cpp").write_bytes(text)
        for _ in range(repetitions):  # in turns, so that both meet the same machine
            for side, measured in runs.items():
                measured.append(compile_once(f"{folder}/{side}.cpp", include, folder, varve_defines if side == "varve" else ()))
    for side, measured in runs.items():
        row[f"{side}_seconds"] = round(min(seconds for seconds, _ in measured), 2)
        row[f"{side}_megabytes"] = round(min(memory for _, memory in measured))
    print(f"{name:<32}{row['varve_seconds']:>8.2f}{row['raw_seconds']:>8.2f}{row['varve_megabytes']:>10}{row['raw_megabytes']:>8}", flush=True)
    return row


def main():
    include, out = sys.argv[1], pathlib.Path(sys.argv[2])
    repetitions = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    print(f"{'':<32}{'varve s':>8}{'raw s':>8}{'varve MB':>10}{'raw MB':>8}")
    models = [measure(f"{count} model{'s' if count > 1 else ''}", ("generate.py", str(count)), include, repetitions) for count in COUNTS]
    queries = [measure("50 queries", ("queries.py",), include, repetitions),
               measure("50 queries, extern database", ("queries.py",), include, repetitions, ("-DDATABASE_ELSEWHERE",))]
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(models + queries, indent=2) + "\n", encoding="utf-8")
    if models[-1]["varve_seconds"] > LIMIT_SECONDS or models[-1]["varve_megabytes"] > LIMIT_MEGABYTES:
        print(f"{COUNTS[-1]} models are above the budget of {LIMIT_SECONDS:g} s and {LIMIT_MEGABYTES} MB")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

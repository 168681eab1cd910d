#!/usr/bin/env python3
"""The naming of .clang-tidy must report every line of names.cpp that is marked `bad`, and no other."""
import re
import subprocess
import sys

tidy, config, source = sys.argv[1:]
with open(source, encoding="utf-8") as file:
    marked = {number for number, line in enumerate(file, 1) if line.rstrip().endswith("// bad")}
command = [tidy, f"--config-file={config}", "--quiet", "--checks=-*,readability-identifier-naming", source, "--", "-std=c++20"]
done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
reported = {int(number) for number in re.findall(r"names\.cpp:(\d+):\d+: error: ", done.stdout)}
for number in sorted(marked - reported):
    print(f"names.cpp:{number}: is a bad name and was not reported")
for number in sorted(reported - marked):
    print(f"names.cpp:{number}: is a good name and was reported")
print(f"{len(marked & reported)} of {len(marked)} bad names reported")
sys.exit(marked != reported or not marked)

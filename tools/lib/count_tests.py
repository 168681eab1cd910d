#!/usr/bin/env python3
"""Adds up the JUnit files of several ctest runs and prints `<passed> <failed> <skipped>`.

A test is skipped when it said so itself (Catch2's SKIP). One that could not run, because its executable was not built, has
failed; so has a run that left no file or found no test. The names of what failed or was skipped go to standard error.
"""
import sys
import xml.etree.ElementTree

passed = failed = skipped = 0
for path in sys.argv[1:]:
    try:
        cases = xml.etree.ElementTree.parse(path).getroot().findall("testcase")
    except (OSError, xml.etree.ElementTree.ParseError) as error:
        print(f"failed: {path}: {error}", file=sys.stderr)
        cases = None
    if not cases:
        failed += 1
        continue
    for case in cases:
        if case.get("status") == "run":
            passed += 1
            continue
        reason = case.find("skipped")
        reason = reason.get("message", "") if reason is not None else ""
        if reason.startswith("SKIP_"):
            skipped += 1
            print(f"skipped: {case.get('name')}", file=sys.stderr)
        else:
            failed += 1
            print(f"failed: {case.get('name')}", file=sys.stderr)
print(passed, failed, skipped)

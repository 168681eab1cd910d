#!/usr/bin/env python3
"""Holds one rule of the library to its message.

A file of tests/compile_fail must compile as it stands (the control). With VARVE_COMPILE_FAIL defined it must not, and the
compiler must give exactly one error: a static assertion of ours, in the form `varve: <what>; <rule>; <fix>`.
Comment lines in the file say what the diagnostics must contain:

    // expect: <text>          both compilers; the first one must stand in the error itself
    // expect(gcc): <text>     or expect(clang): the text of one compiler, in the error or in its notes

Source lines are never echoed (the caret is switched off), so a text can only come from the compiler's own message.
"""
import argparse
import dataclasses
import re
import subprocess
import sys

QUIET = {"gcc": ["-fno-diagnostics-show-caret", "-fdiagnostics-color=never", "-fmessage-length=0", "-fmax-errors=0"],
         "clang": ["-fno-caret-diagnostics", "-fno-color-diagnostics", "-fmessage-length=0", "-ferror-limit=0",
                   "-ftemplate-backtrace-limit=0"]}
ERROR = re.compile(r"^.*?(?:fatal )?error: (.*)$", re.MULTILINE)
OURS = re.compile(r"static assertion failed.*?(varve: [^;]+; [^;]+; .+)$")
EXPECT = re.compile(r"^\s*// expect(?:\((gcc|clang)\))?: *(.*\S)\s*$", re.MULTILINE)


@dataclasses.dataclass
class Compiler:
    command: list
    kind: str  # gcc or clang

    def run(self, source, *extra):
        command = [*self.command, *QUIET[self.kind], *extra, "-fsyntax-only", source]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                              errors="replace", env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin:/usr/local/bin"})
        return done.returncode == 0, done.stdout


def problem(compiler, source):
    """What is wrong with the file, or None."""
    with open(source, encoding="utf-8") as file:
        text = file.read()
    if "VARVE_COMPILE_FAIL" not in text:
        return "the file never asks for VARVE_COMPILE_FAIL"
    expected = [(kind, wanted) for kind, wanted in EXPECT.findall(text) if kind in ("", compiler.kind)]
    if not expected:
        return "the file has no line `// expect: <text>`"

    compiled, output = compiler.run(source, "-Wall", "-Wextra", "-Werror")
    if not compiled:
        return f"the control does not compile:\n{output}"
    # Without warnings: what counts is how many errors one mistake gives.
    compiled, output = compiler.run(source, "-DVARVE_COMPILE_FAIL", "-w")
    if compiled:
        return "it compiles with VARVE_COMPILE_FAIL"
    errors = ERROR.findall(output)
    if len(errors) != 1:
        return f"{len(errors)} errors instead of one:\n{output}"
    ours = OURS.search(errors[0])
    if not ours:
        return f"the error is not a static assertion `varve: <what>; <rule>; <fix>`:\n{output}"
    if expected[0][1] not in errors[0]:
        return f"the error does not say `{expected[0][1]}`:\n{output}"
    for _, wanted in expected[1:]:
        if wanted not in output:
            return f"the diagnostics do not say `{wanted}`:\n{output}"
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kind", choices=["gcc", "clang"], required=True)
    parser.add_argument("--response", required=True, help="file with one compiler argument a line, the compiler first")
    parser.add_argument("sources", nargs="+")
    arguments = parser.parse_args()
    with open(arguments.response, encoding="utf-8") as file:
        compiler = Compiler([line for line in file.read().splitlines() if line], arguments.kind)
    failed = 0
    for source in arguments.sources:
        wrong = problem(compiler, source)
        print(f"{source}: {wrong or 'fails to compile with its own message'}")
        failed += wrong is not None
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

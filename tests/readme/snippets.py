#!/usr/bin/env python3
"""Keeps the code blocks of the documentation equal to the compiled files they are taken from.

A block that follows a line `<!-- snippet: <file>#<tag> -->` is the text between the lines `// [tag]` and `// [/tag]`
(`# [tag]` in CMake) of that file, without its common indentation.

    snippets.py README.md            fails when a block differs from its file, or a C++ block has no source
    snippets.py --write README.md    puts the files' text in
"""
import pathlib
import re
import sys
import textwrap

ROOT = pathlib.Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"(<!-- snippet: (\S+?)#(\S+) -->\n```\w*\n)(.*?)(^```$)", re.DOTALL | re.MULTILINE)
LOOSE = re.compile(r"(?<!-->\n)^```(?:cpp|cmake)$", re.MULTILINE)


def region(path, tag):
    text = (ROOT / path).read_text()
    found = re.search(rf"^[ \t]*(?://|#) \[{re.escape(tag)}\]\n(.*?)^[ \t]*(?://|#) \[/{re.escape(tag)}\]", text, re.DOTALL | re.MULTILINE)
    if not found:
        sys.exit(f"{path} has no region [{tag}]")
    return textwrap.dedent(found.group(1)).rstrip("\n")


def main():
    write = sys.argv[1] == "--write"
    failed = False
    for name in sys.argv[2 if write else 1:]:
        page = pathlib.Path(name)
        text = page.read_text()
        for loose in LOOSE.finditer(text):
            line = text.count("\n", 0, loose.start()) + 1
            print(f"{name}:{line}: a code block that is taken from no file; put `<!-- snippet: file#tag -->` before it")
            failed = True
        fresh = BLOCK.sub(lambda m: m.group(1) + region(m.group(2), m.group(3)) + "\n" + m.group(5), text)
        if write:
            page.write_text(fresh)
        elif fresh != text:
            print(f"{name}: a code block differs from its file; run tests/readme/snippets.py --write {name}")
            failed = True
    sys.exit(failed)


if __name__ == "__main__":
    main()

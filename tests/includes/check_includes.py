#!/usr/bin/env python3
"""Keeps the include table true: which folder of include/varve may include which.

Every arrow points downwards, so there is no circle of folders; a backend never includes another backend; the folders above
the backends know of them only the concepts, backend/concept.hpp and backend/migration_concept.hpp; each third-party library has one home; varve/varve.hpp reaches
everything but the backends and the command line.
"""
import pathlib
import re
import sys

# Each folder, and the folders it may include besides itself. `concept` stands for the two headers of CONCEPTS alone.
TABLE = {
    "core": "",
    "reflect": "core",
    "schema": "core",
    "sql": "core schema",
    "expression": "core reflect schema sql",
    "model": "core reflect schema sql expression",
    "diff": "core schema",
    "ddl": "core schema diff sql",
    "query": "core reflect schema sql expression model",
    "backend": "core schema diff sql ddl",
    "session": "core schema sql concept",
    "repository": "core reflect schema sql expression model query session concept",
    "migrate": "core schema diff sql ddl session concept",
    "cli": "core reflect schema sql expression model diff ddl query session repository migrate concept",
}
TABLE = {folder: allowed.split() for folder, allowed in TABLE.items()}

# A third-party header by its beginning, and the folders that are its only homes.
HOMES = {
    "boost/pfr": ["reflect"],
    "boost/hana": ["model"],
    "CLI/": ["cli"],
    "sqlite3": ["backend/sqlite"],
}
CONCEPTS = ["varve/backend/concept.hpp", "varve/backend/migration_concept.hpp"]
WHOLE = ["boost/pfr.hpp", "boost/hana.hpp"]
STD_ONLY = ["core"]

COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)


def included(root, header):
    """The names a header includes, ours always as varve/…"""
    text = COMMENT.sub("", (root / header).read_text(encoding="utf-8"))
    for opening, name in INCLUDE.findall(text):
        if opening == '"' and not name.startswith("varve/"):
            beside = (root / header).parent / name
            if beside.exists():
                name = beside.resolve().relative_to(root.resolve()).as_posix()
        yield name


def home(header):
    """core for varve/core/error.hpp, backend/sqlite for anything in that backend, backend for its concept."""
    parts = header.split("/")[1:-1]
    return "/".join(parts[:2]) if parts[:1] == ["backend"] else (parts[0] if parts else "")


def may_include(source, target):
    own, other = home(source), home(target)
    folder = own.split("/")[0]
    if own == other:
        return True
    if other == "backend":
        wanted = "concept" if target in CONCEPTS else "backend"
        return folder == "backend" or wanted in TABLE[folder]
    return other in TABLE[folder]


def reachable(graph, start):
    seen, queue = set(), [start]
    while queue:
        header = queue.pop()
        if header not in seen:
            seen.add(header)
            queue.extend(graph.get(header, []))
    return seen


def circles(graph):
    """The circles of headers. Two that include each other are none: a class whose member templates lie in a file of their
    own, which must stand alone as well."""
    done, path, found = set(), [], []

    def visit(header):
        if header in path:
            around = path[path.index(header):]
            if len(around) > 2:
                found.append(around + [header])
        elif header not in done:
            path.append(header)
            for other in graph.get(header, []):
                visit(other)
            path.pop()
            done.add(header)

    for header in graph:
        visit(header)
    return found


def violations(root):
    root = pathlib.Path(root)
    headers = sorted(path.relative_to(root).as_posix() for path in (root / "varve").rglob("*.hpp"))
    graph = {}
    for header in headers:
        folder = home(header).split("/")[0]
        if header == "varve/varve.hpp":
            graph[header] = list(included(root, header))
            continue
        if folder not in TABLE:
            yield f"{header}: the folder is not in the table"
            continue
        graph[header] = []
        for name in included(root, header):
            if name.startswith("varve/"):
                if name not in headers:
                    yield f"{header}: includes {name}, which does not exist"
                elif name == "varve/varve.hpp":
                    yield f"{header}: includes everything, {name}"
                elif home(name).split("/")[0] in TABLE and not may_include(header, name):
                    allowed = " ".join(TABLE[folder]) or "the standard library only"
                    yield f"{header}: may not include {name}; {folder} may include: {allowed}"
                graph[header].append(name)
                continue
            for beginning, homes in HOMES.items():
                if name.startswith(beginning) and home(header) not in homes:
                    yield f"{header}: may not include {name}; its only home is {' '.join(homes)}"
            if name in WHOLE:
                yield f"{header}: includes the whole of {name}; include the parts that are used"
            if folder in STD_ONLY and ("/" in name or "." in name):
                yield f"{header}: may not include {name}; {folder} includes the standard library only"

    for around in circles(graph):
        yield "a circle of headers: " + " -> ".join(around)

    if "varve/varve.hpp" not in graph:
        yield "varve/varve.hpp is missing"
        return
    umbrella = reachable(graph, "varve/varve.hpp")
    for header in headers:
        apart = home(header).startswith("backend/") or home(header) == "cli"
        if apart and header in umbrella:
            yield f"varve/varve.hpp: reaches {header}; backends and the command line are opted into"
        if not apart and header not in umbrella:
            yield f"varve/varve.hpp: does not reach {header}"


def main():
    found = list(violations(sys.argv[1]))
    for line in found:
        print(line)
    print(f"{len(found)} violations of the include table")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

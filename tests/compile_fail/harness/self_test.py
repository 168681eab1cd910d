#!/usr/bin/env python3
"""The harness must refuse a file that fails for any reason but its own message: one case a way to go wrong."""
import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import check  # noqa: E402

RULE = """
template <typename T> constexpr bool is_small = sizeof(T) == 1;
template <typename T> constexpr int use(T) {
    static_assert(is_small<T>, "varve: T is large; only small types are stored; use char");
    return 0;
}
"""

# name: (source, the beginning of what the harness must say, or None where the file is right)
CASES = {
    "right": ("""// expect: T is large
#ifdef VARVE_COMPILE_FAIL
int bad = use(3);
#endif
""", None),
    "right_with_note": ("""// expect: T is large
// expect(gcc): T = int
// expect(clang): use<int>
#ifdef VARVE_COMPILE_FAIL
int bad = use(3);
#endif
""", None),
    "fails_by_a_typo": ("""// expect: T is large
#ifdef VARVE_COMPILE_FAIL
int bad = undeclared(3);
#endif
""", "the error is not a static assertion"),
    "typo_beside_the_message": ("""// expect: T is large
#ifdef VARVE_COMPILE_FAIL
int bad = use(3);
int worse = undeclared;
#endif
""", "2 errors"),
    "message_twice": ("""// expect: T is large
#ifdef VARVE_COMPILE_FAIL
int bad = use(3);
int worse = use(3L);
#endif
""", "2 errors"),
    "message_only_in_the_source_line": ("""// expect: T is large
#ifdef VARVE_COMPILE_FAIL
int bad = undeclared("varve: T is large; only small types are stored; use char");
#endif
""", "the error is not a static assertion"),
    "another_message": ("""// expect: no such text
#ifdef VARVE_COMPILE_FAIL
int bad = use(3);
#endif
""", "the error does not say"),
    "note_is_missing": ("""// expect: T is large
// expect: no such note
#ifdef VARVE_COMPILE_FAIL
int bad = use(3);
#endif
""", "the diagnostics do not say"),
    "message_without_a_fix": ("""// expect: T is odd
#ifdef VARVE_COMPILE_FAIL
static_assert(sizeof(int) == 1, "varve: T is odd");
#endif
""", "the error is not a static assertion"),
    "control_fails": ("""// expect: T is large
int bad = use(3);
#ifdef VARVE_COMPILE_FAIL
#endif
""", "the control does not compile"),
    "control_warns": ("""// expect: T is large
int unused() { int nothing = 1; }
#ifdef VARVE_COMPILE_FAIL
int bad = use(3);
#endif
""", "the control does not compile"),
    "it_compiles": ("""// expect: T is large
#ifdef VARVE_COMPILE_FAIL
int good = use('c');
#endif
""", "it compiles"),
    "no_expectation": ("""
#ifdef VARVE_COMPILE_FAIL
int bad = use(3);
#endif
""", "the file has no line"),
    "no_failing_part": ("// expect: T is large\n", "the file never asks"),
}


def main():
    kind, response = sys.argv[1:]
    command = pathlib.Path(response).read_text(encoding="utf-8").split("\n")
    compiler = check.Compiler([argument for argument in command if argument], kind)
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, (source, wanted) in CASES.items():
            path = pathlib.Path(folder, name + ".cpp")
            path.write_text(RULE + source, encoding="utf-8")
            said = check.problem(compiler, str(path))
            if (said or "").startswith(wanted) if wanted else said is None:
                continue
            wrong += 1
            print(f"{name}: wanted `{wanted}`, the harness said `{said}`")
    print(f"{len(CASES) - wrong} of {len(CASES)} cases as they should be")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

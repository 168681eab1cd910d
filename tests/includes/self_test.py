#!/usr/bin/env python3
"""The check must pass a good tree and find each way to break the table: one broken header a case."""
import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import check_includes  # noqa: E402

GOOD = {
    "core/error.hpp": "#include <string>\n",
    "reflect/fields.hpp": "#include <boost/pfr/core.hpp>\n#include <varve/core/error.hpp>\n",
    "schema/schema.hpp": "#include <varve/core/error.hpp>\n",
    "sql/dialect.hpp": "#include <varve/schema/schema.hpp>\n",
    "ddl/plan.hpp": "#include <varve/sql/dialect.hpp>\n",
    "model/facts.hpp": "#include <boost/hana/tuple.hpp>\n#include <varve/reflect/fields.hpp>\n",
    "backend/concept.hpp": "#include <varve/ddl/plan.hpp>\n",
    "backend/recording/recording.hpp": "#include <varve/backend/concept.hpp>\n",
    "backend/sqlite/sqlite.hpp": '#include <sqlite3.h>\n#include "connection.hpp"\n',
    "backend/sqlite/connection.hpp": "#include <varve/backend/concept.hpp>\n#include <varve/backend/sqlite/open.hpp>\n",
    "backend/sqlite/open.hpp": "#include <varve/backend/sqlite/connection.hpp>\n",
    "session/session.hpp": "#include <varve/backend/concept.hpp>\n",
    "migrate/runner.hpp": "#include <varve/session/session.hpp>\n// #include <varve/model/facts.hpp>\n",
    "cli/main.hpp": "#include <CLI/CLI.hpp>\n#include <varve/migrate/runner.hpp>\n",
    "varve.hpp": "#include <varve/migrate/runner.hpp>\n#include <varve/model/facts.hpp>\n",
}

# header: (its new content, what must be said)
BAD = {
    "schema/schema.hpp": [("#include <varve/sql/dialect.hpp>\n", "may not include varve/sql/dialect.hpp"),
                          ("#include <boost/hana/tuple.hpp>\n", "its only home is model"),
                          ('#include "../reflect/fields.hpp"\n', "may not include varve/reflect/fields.hpp"),
                          ("  #  include <varve/schema/gone.hpp>\n", "does not exist"),
                          ("#include <varve/varve.hpp>\n", "includes everything")],
    "core/error.hpp": [("#include <boost/json.hpp>\n", "standard library only")],
    "model/facts.hpp": [("#include <boost/pfr/core.hpp>\n", "its only home is reflect"),
                        ("#include <boost/hana.hpp>\n", "includes the whole of")],
    "reflect/fields.hpp": [("#include <boost/pfr.hpp>\n", "includes the whole of")],
    "backend/sqlite/connection.hpp": [("#include <varve/backend/recording/recording.hpp>\n", "may not include"),
                                      ("#include <varve/session/session.hpp>\n", "may not include")],
    "backend/sqlite/open.hpp": [("#include <varve/backend/sqlite/sqlite.hpp>\n", "a circle of headers")],
    "backend/concept.hpp": [("#include <varve/backend/sqlite/connection.hpp>\n", "may not include")],
    "session/session.hpp": [("#include <varve/backend/sqlite/sqlite.hpp>\n", "may not include"),
                            ("#include <varve/ddl/plan.hpp>\n", "may not include"),
                            ("#include <sqlite3.h>\n", "its only home is backend/sqlite")],
    "migrate/runner.hpp": [("#include <varve/model/facts.hpp>\n", "may not include")],
    "cli/main.hpp": [("#include <varve/backend/sqlite/sqlite.hpp>\n", "may not include")],
    "varve.hpp": [("#include <varve/model/facts.hpp>\n", "does not reach varve/migrate/runner.hpp"),
                  (GOOD["varve.hpp"] + "#include <varve/cli/main.hpp>\n", "are opted into"),
                  (GOOD["varve.hpp"] + "#include <varve/backend/sqlite/sqlite.hpp>\n", "are opted into")],
    "extra/extra.hpp": [("", "not in the table")],
}


def violations(files):
    with tempfile.TemporaryDirectory() as root:
        for name, content in files.items():
            path = pathlib.Path(root, "varve", name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        return list(check_includes.violations(root))


def main():
    wrong = [f"the good tree: {line}" for line in violations(GOOD)]
    cases = 1
    for header, changes in BAD.items():
        for content, wanted in changes:
            cases += 1
            said = violations({**GOOD, header: content})
            if not any(wanted in line for line in said):
                wrong.append(f"{header} with `{content.strip()}`: wanted `{wanted}`, the check said {said}")
    print("\n".join(wrong + [f"{cases} trees, {len(wrong)} wrong"]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

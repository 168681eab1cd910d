#!/usr/bin/env python3
"""Writes one translation unit with 50 different queries over two tables: ten forms over each of five columns.

    queries.py varve > varve.cpp      in Varve
    queries.py raw > raw.cpp          and with SQLite's C API by hand

Both programs print the same sum of what they read and wrote.
"""
import sys

from columns import COLUMNS

NAMES = [name for _, name, _ in COLUMNS]
TABLES = ["CREATE TABLE things (" + ", ".join(f"{name} {sql}" for _, name, sql in COLUMNS) + ")",
          "CREATE TABLE parts (id INTEGER PRIMARY KEY, thing_id INTEGER NOT NULL REFERENCES things (id), label TEXT NOT NULL, weight REAL NOT NULL)",
          "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40) INSERT INTO things SELECT i, 'thing ' || i, "
          "CASE WHEN i % 3 = 0 THEN 'note' END, i * 0.5, i * 2, i % 2, CASE WHEN i % 4 != 0 THEN i * 1.5 END, i % 5 FROM n",
          "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 80) INSERT INTO parts SELECT i, i % 40 + 1, "
          "'part ' || i, i * 0.25 FROM n"]
STRUCTS = "".join(f"    {kind} {name}{{}};\n" for kind, name, _ in COLUMNS)

# What each form is asked for five times: column, its C++ type, two values of it, and an operator in C++ and in SQL.
ASKED = [("value", "double", "3.5", "12.5", ">", ">"), ("amount", "std::int64_t", "9", "44", ">=", ">="),
         ("score", "std::optional<double>", "4.5", "30.0", "<", "<"), ("kind", "std::int32_t", "2", "4", "!=", "<>"),
         ("id", "std::int64_t", "5", "30", "<=", "<=")]
SETS = [("value", "7.5"), ("amount", "17"), ("score", "2.5"), ("kind", "3"), ("name", '"thing"')]

SHARED = """
// What a row adds to the sum.
static std::size_t size_of(const std::string& text) { return text.size(); }
static std::size_t size_of(double number) { return static_cast<std::size_t>(number); }
static std::size_t size_of(std::int64_t number) { return static_cast<std::size_t>(number); }
static std::size_t size_of(std::int32_t number) { return static_cast<std::size_t>(number); }
template <class T>
static std::size_t size_of(const std::optional<T>& one) { return one ? size_of(*one) : 1; }
"""


def results():
    out = []
    for i, (_, kind, *_) in enumerate(ASKED):
        plain = kind.removeprefix("std::optional<").removesuffix(">") if "optional" in kind else kind
        out.append(f"struct total_{i} {{ std::int32_t kind{{}}; std::int64_t rows{{}}; std::optional<{plain}> most{{}}; }};\n"
                   f"struct pair_{i} {{ std::string text; {kind} number{{}}; }};\n")
    return "".join(out) + SHARED + "".join(
        f"static std::size_t size_of(const total_{i}& row) {{ return size_of(row.kind) + size_of(row.rows) + size_of(row.most); }}\n"
        f"static std::size_t size_of(const pair_{i}& row) {{ return size_of(row.text) + size_of(row.number); }}\n" for i in range(len(ASKED))) + (
        "static std::size_t size_of(const thing& row) { return size_of(row.id) + size_of(row.name) + size_of(row.note) + size_of(row.score); }\n"
        "template <class Row>\nstatic std::size_t size_of(const std::vector<Row>& rows) {\n    std::size_t sum = rows.size();\n"
        "    for (const Row& each : rows) sum += size_of(each);\n    return sum;\n}\n")


def varve_forms(i, column, low, high, operator):
    here, every = f"col<&thing::{column}>", "varve::select<thing>()"
    set_column, set_to = SETS[i]
    return [
        f"size_of(session.all({every}.where({here} {operator} {low}).limit(10)))",
        f"size_of(session.all({every}.where({here} {operator} {high} && col<&thing::note>.is_null()).order_by(varve::desc({here}))))",
        f"size_of(session.all({every}.where({here}.between({low}, {high}))))",
        f"size_of(session.all(varve::select<total_{i}>(col<&thing::kind>, varve::count(), varve::max({here})).from<thing>()"
        ".group_by(col<&thing::kind>).order_by(col<&thing::kind>)))",
        f"size_of(session.all(varve::select<pair_{i}>(col<&part::label>, {here}).from<part>().join<&part::thing_id>().where({here} {operator} {low})))",
        f"static_cast<std::size_t>(session.run(varve::update<thing>().set(varve::set<&thing::{set_column}>({set_to})).where({here} {operator} {low})))",
        f"static_cast<std::size_t>(session.run(varve::erase<part>().where(col<&part::weight> {operator} {20 - i}.0 && col<&part::id> == {i + 7})))",
        f"size_of(session.all({every}.where({here} {operator} {high} && varve::exists(varve::select<part>().where("
        f"col<&part::thing_id> == varve::outer(col<&thing::id>) && col<&part::weight> > {i}.0)))))",
        f"size_of(session.all(varve::select<pair_{i}>(col<&thing::name>, {here}).from<thing>().order_by({here}, varve::desc(col<&thing::name>)).limit(5).offset(2)))",
        f"size_of(session.all({every}.where(col<&thing::name>.like(\"thing 1%\") || {here} == {low}).order_by(col<&thing::id>)))",
    ]


def varve():
    out = ["#include <cstdint>\n#include <cstdio>\n#include <optional>\n#include <string>\n#include <vector>\n\n"
           "#include <varve/backend/sqlite/sqlite.hpp>\n#include <varve/query/query.hpp>\n#include <varve/session/database.hpp>\n\n"
           "#ifdef DATABASE_ELSEWHERE  // another file says: template class varve::database<varve::sqlite>;\n"
           "extern template class varve::database<varve::sqlite>;\n#endif\n\nusing varve::col;\nusing session_type = varve::session<varve::sqlite>;\n\n"
           f"struct thing {{\n{STRUCTS}\n    static constexpr auto facts() {{ return varve::facts(varve::table<\"things\">, "
           "varve::primary_key<&thing::id>.generated()); }\n};\n"
           "struct part {\n    std::int64_t id{};\n    std::int64_t thing_id{};\n    std::string label;\n    double weight{};\n\n"
           "    static constexpr auto facts() {\n        return varve::facts(varve::table<\"parts\">, varve::primary_key<&part::id>.generated(),\n"
           "                            varve::foreign_key<&part::thing_id>.references<&thing::id>());\n    }\n};\n", results(), "\n"]
    calls = []
    for i, (column, _, low, high, operator, _) in enumerate(ASKED):
        for form, body in enumerate(varve_forms(i, column, low, high, operator)):
            out.append(f"std::size_t query_{i}_{form}(session_type& session) {{ return {body}; }}\n")
            calls.append(f"    sum += query_{i}_{form}(session);\n")
    executes = "".join(f'    session.execute("{each}");\n' for each in TABLES)
    out.append("\nint main() {\n    varve::database<varve::sqlite> db{\":memory:\"};\n    auto session = db.session();\n" + executes +
               "    std::size_t sum = 0;\n" + "".join(calls) + "    std::printf(\"%zu\\n\", sum);\n}\n")
    return "".join(out)


def raw_forms(i, column, kind, low, high, operator):
    """(kind of result, SQL, values to bind)"""
    every = "SELECT " + ", ".join(NAMES) + " FROM things WHERE "
    set_column, set_to = SETS[i]
    return [
        ("thing", f"{every}{column} {operator} ?1 LIMIT ?2", [low, "10"]),
        ("thing", f"{every}{column} {operator} ?1 AND note IS NULL ORDER BY {column} DESC", [high]),
        ("thing", f"{every}{column} BETWEEN ?1 AND ?2", [low, high]),
        (f"total_{i}", f"SELECT kind, count(*), max({column}) FROM things GROUP BY kind ORDER BY kind", []),
        (f"pair_{i}", f"SELECT parts.label, things.{column} FROM parts JOIN things ON parts.thing_id = things.id WHERE things.{column} {operator} ?1", [low]),
        (None, f"UPDATE things SET {set_column} = ?1 WHERE {column} {operator} ?2", [set_to, low]),
        (None, f"DELETE FROM parts WHERE weight {operator} ?1 AND id = ?2", [f"{20 - i}.0", str(i + 7)]),
        ("thing", f"{every}{column} {operator} ?1 AND EXISTS (SELECT 1 FROM parts WHERE parts.thing_id = things.id AND parts.weight > ?2)", [high, f"{i}.0"]),
        (f"pair_{i}", f"SELECT name, {column} FROM things ORDER BY {column}, name DESC LIMIT ?1 OFFSET ?2", ["5", "2"]),
        ("thing", f"{every}name LIKE ?1 OR {column} = ?2 ORDER BY id", ['"thing 1%"', low]),
    ]


def raw_bind(position, value):
    if value.startswith('"'):
        return f"    sqlite3_bind_text(s, {position}, {value}, {len(value) - 2}, SQLITE_STATIC);\n"
    return f"    sqlite3_bind_{'double' if '.' in value else 'int64'}(s, {position}, {value});\n"


def raw_read(kind, field, at):
    text = (f"(reinterpret_cast<const char*>(sqlite3_column_text(s, {at})), static_cast<std::size_t>(sqlite3_column_bytes(s, {at})));\n")
    if kind == "std::string":
        return f"    row.{field}.assign" + text
    if kind == "std::optional<std::string>":
        return f"    if (sqlite3_column_type(s, {at}) != SQLITE_NULL) row.{field}.emplace" + text
    plain = kind.removeprefix("std::optional<").removesuffix(">") if "optional" in kind else kind
    read = {"double": f"sqlite3_column_double(s, {at})", "std::int64_t": f"sqlite3_column_int64(s, {at})",
            "std::int32_t": f"sqlite3_column_int(s, {at})", "bool": f"sqlite3_column_int(s, {at}) != 0"}[plain]
    return (f"    if (sqlite3_column_type(s, {at}) != SQLITE_NULL) " if "optional" in kind else "    ") + f"row.{field} = {read};\n"


def raw():
    out = ["#include <cstdint>\n#include <cstdio>\n#include <cstdlib>\n#include <optional>\n#include <string>\n#include <vector>\n\n#include <sqlite3.h>\n\n"
           f"struct thing {{\n{STRUCTS}}};\n", results(),
           "\nstatic void read(sqlite3_stmt* s, thing& row) {\n" + "".join(raw_read(kind, name, at) for at, (kind, name, _) in enumerate(COLUMNS)) + "}\n"]
    for i, (_, kind, *_) in enumerate(ASKED):
        most = kind if "optional" in kind else f"std::optional<{kind}>"
        out.append(f"static void read(sqlite3_stmt* s, total_{i}& row) {{\n" + raw_read("std::int32_t", "kind", 0) + raw_read("std::int64_t", "rows", 1) +
                   raw_read(most, "most", 2) + "}\n" + f"static void read(sqlite3_stmt* s, pair_{i}& row) {{\n" + raw_read("std::string", "text", 0) +
                   raw_read(kind, "number", 1) + "}\n")
    out.append("""
static sqlite3_stmt* prepare(sqlite3* db, const char* sql) {
    sqlite3_stmt* made = nullptr;
    if (sqlite3_prepare_v2(db, sql, -1, &made, nullptr) != SQLITE_OK) std::abort();
    return made;
}
""")
    calls = []
    for i, (column, kind, low, high, _, operator) in enumerate(ASKED):
        for form, (row, sql, values) in enumerate(raw_forms(i, column, kind, low, high, operator)):
            body = f'    sqlite3_stmt* const s = prepare(db, "{sql}");\n' + "".join(raw_bind(at + 1, value) for at, value in enumerate(values))
            if row is None:
                body += ("    if (sqlite3_step(s) != SQLITE_DONE) std::abort();\n    sqlite3_finalize(s);\n"
                         "    return static_cast<std::size_t>(sqlite3_changes(db));\n")
            else:
                body += (f"    std::vector<{row}> rows;\n    while (sqlite3_step(s) == SQLITE_ROW) read(s, rows.emplace_back());\n"
                         "    sqlite3_finalize(s);\n    return size_of(rows);\n")
            out.append(f"std::size_t query_{i}_{form}(sqlite3* db) {{\n{body}}}\n")
            calls.append(f"    sum += query_{i}_{form}(db);\n")
    executes = "".join(f'    if (sqlite3_exec(db, "{each}", nullptr, nullptr, nullptr) != SQLITE_OK) return 2;\n' for each in TABLES)
    out.append("\nint main() {\n    sqlite3* db = nullptr;\n    if (sqlite3_open(\":memory:\", &db) != SQLITE_OK) return 2;\n" + executes +
               "    std::size_t sum = 0;\n" + "".join(calls) + "    sqlite3_close(db);\n    std::printf(\"%zu\\n\", sum);\n}\n")
    return "".join(out)


if __name__ == "__main__":
    sys.stdout.write({"varve": varve, "raw": raw}[sys.argv[1]]())

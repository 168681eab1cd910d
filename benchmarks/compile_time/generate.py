#!/usr/bin/env python3
"""Writes one translation unit with N models of 8 columns and, for each, create, insert, get, update, erase and two queries.

    generate.py varve 20 > varve_20.cpp      the same work in Varve
    generate.py raw 20 > raw_20.cpp          and with SQLite's C API by hand
"""
import sys

from columns import COLUMNS


def struct(i, facts):
    fields = "\n".join(f"    {kind} {name}{{}};" for kind, name, _ in COLUMNS)
    body = f"""
    static constexpr auto facts() {{
        return varve::facts(varve::table<"table_{i}">, varve::primary_key<&model_{i}::id>.generated(),
                            varve::index<&model_{i}::name>);
    }}""" if facts else ""
    return f"struct model_{i} {{\n{fields}\n{body}\n}};\n"


def varve(count):
    out = ["#include <cstdint>\n#include <optional>\n#include <string>\n#include <vector>\n",
           "#include <varve/backend/sqlite/sqlite.hpp>\n#include <varve/repository/repository.hpp>\n"
           "#include <varve/migrate/create_all.hpp>\n#include <varve/session/database.hpp>\n",
           "using varve::col;\n"]
    for i in range(count):
        out.append(struct(i, True))
    out.append("using store = varve::models<" + ", ".join(f"model_{i}" for i in range(count)) + ">;\n")
    for i in range(count):
        out.append(f"""
std::size_t use_{i}(varve::session<varve::sqlite>& session) {{
    varve::repository<model_{i}, varve::sqlite> rows{{session}};
    model_{i} row{{}};
    row.name = "one";
    rows.insert(row);
    row.value = 2.0;
    rows.update(row);
    const auto again = rows.get(row.id);
    const auto high = session.all(varve::select<model_{i}>().where(col<&model_{i}::value> > 1.0).limit(10));
    const auto named = session.all(varve::select<model_{i}>()
                                       .where(col<&model_{i}::name> == "one" && col<&model_{i}::note>.is_null())
                                       .order_by(varve::desc(col<&model_{i}::amount>)));
    rows.erase(row.id);
    return again.has_value() + high.size() + named.size();
}}
""")
    out.append("int main() {\n    varve::database<varve::sqlite> db{\":memory:\"};\n    auto session = db.session();\n"
               "    varve::create_all<store>(session);\n    std::size_t sum = 0;\n"
               + "".join(f"    sum += use_{i}(session);\n" for i in range(count))
               + f"    return sum == {3 * count} ? 0 : 1;\n}}\n")
    return "".join(out)


def raw(count):
    names = ", ".join(name for _, name, _ in COLUMNS)
    marks = ", ".join(f"?{i + 1}" for i in range(len(COLUMNS) - 1))
    out = ["#include <cstdint>\n#include <optional>\n#include <string>\n#include <vector>\n\n#include <sqlite3.h>\n",
           "static sqlite3_stmt* prepare(sqlite3* db, const char* sql) {\n    sqlite3_stmt* made = nullptr;\n"
           "    if (sqlite3_prepare_v2(db, sql, -1, &made, nullptr) != SQLITE_OK) std::abort();\n    return made;\n}\n"]
    for i in range(count):
        columns = ", ".join(f"{name} {sql}" for _, name, sql in COLUMNS)
        sets = ", ".join(f"{name} = ?{n + 1}" for n, (_, name, _) in enumerate(COLUMNS[1:]))
        out.append(struct(i, False))
        out.append(f"""
static void bind_{i}(sqlite3_stmt* s, const model_{i}& row) {{
    sqlite3_bind_text(s, 1, row.name.data(), static_cast<int>(row.name.size()), SQLITE_STATIC);
    if (row.note) sqlite3_bind_text(s, 2, row.note->data(), static_cast<int>(row.note->size()), SQLITE_STATIC);
    else sqlite3_bind_null(s, 2);
    sqlite3_bind_double(s, 3, row.value);
    sqlite3_bind_int64(s, 4, row.amount);
    sqlite3_bind_int(s, 5, row.active);
    if (row.score) sqlite3_bind_double(s, 6, *row.score);
    else sqlite3_bind_null(s, 6);
    sqlite3_bind_int(s, 7, row.kind);
}}
static void read_{i}(sqlite3_stmt* s, model_{i}& row) {{
    row.id = sqlite3_column_int64(s, 0);
    row.name.assign(reinterpret_cast<const char*>(sqlite3_column_text(s, 1)), static_cast<std::size_t>(sqlite3_column_bytes(s, 1)));
    if (sqlite3_column_type(s, 2) != SQLITE_NULL)
        row.note.emplace(reinterpret_cast<const char*>(sqlite3_column_text(s, 2)), static_cast<std::size_t>(sqlite3_column_bytes(s, 2)));
    row.value = sqlite3_column_double(s, 3);
    row.amount = sqlite3_column_int64(s, 4);
    row.active = sqlite3_column_int(s, 5) != 0;
    if (sqlite3_column_type(s, 6) != SQLITE_NULL) row.score = sqlite3_column_double(s, 6);
    row.kind = sqlite3_column_int(s, 7);
}}
std::size_t use_{i}(sqlite3* db) {{
    sqlite3_exec(db, "CREATE TABLE table_{i} ({columns}); CREATE INDEX ix_table_{i}_name ON table_{i} (name)", nullptr, nullptr, nullptr);
    model_{i} row{{}};
    row.name = "one";
    sqlite3_stmt* insert = prepare(db, "INSERT INTO table_{i} ({names.removeprefix('id, ')}) VALUES ({marks})");
    bind_{i}(insert, row);
    sqlite3_step(insert);
    sqlite3_finalize(insert);
    row.id = sqlite3_last_insert_rowid(db);
    row.value = 2.0;
    sqlite3_stmt* update = prepare(db, "UPDATE table_{i} SET {sets} WHERE id = ?8");
    bind_{i}(update, row);
    sqlite3_bind_int64(update, 8, row.id);
    sqlite3_step(update);
    sqlite3_finalize(update);
    sqlite3_stmt* get = prepare(db, "SELECT {names} FROM table_{i} WHERE id = ?1");
    sqlite3_bind_int64(get, 1, row.id);
    std::optional<model_{i}> again;
    if (sqlite3_step(get) == SQLITE_ROW) read_{i}(get, again.emplace());
    sqlite3_finalize(get);
    std::vector<model_{i}> high, named;
    sqlite3_stmt* first = prepare(db, "SELECT {names} FROM table_{i} WHERE value > ?1 LIMIT ?2");
    sqlite3_bind_double(first, 1, 1.0);
    sqlite3_bind_int64(first, 2, 10);
    while (sqlite3_step(first) == SQLITE_ROW) read_{i}(first, high.emplace_back());
    sqlite3_finalize(first);
    sqlite3_stmt* second = prepare(db, "SELECT {names} FROM table_{i} WHERE name = ?1 AND note IS NULL ORDER BY amount DESC");
    sqlite3_bind_text(second, 1, "one", 3, SQLITE_STATIC);
    while (sqlite3_step(second) == SQLITE_ROW) read_{i}(second, named.emplace_back());
    sqlite3_finalize(second);
    sqlite3_stmt* erase = prepare(db, "DELETE FROM table_{i} WHERE id = ?1");
    sqlite3_bind_int64(erase, 1, row.id);
    sqlite3_step(erase);
    sqlite3_finalize(erase);
    return again.has_value() + high.size() + named.size();
}}
""")
    out.append("int main() {\n    sqlite3* db = nullptr;\n    if (sqlite3_open(\":memory:\", &db) != SQLITE_OK) return 2;\n    std::size_t sum = 0;\n"
               + "".join(f"    sum += use_{i}(db);\n" for i in range(count))
               + f"    sqlite3_close(db);\n    return sum == {3 * count} ? 0 : 1;\n}}\n")
    return "".join(out).replace("#include <cstdint>\n", "#include <cstdint>\n#include <cstdlib>\n", 1)


if __name__ == "__main__":
    sys.stdout.write({"varve": varve, "raw": raw}[sys.argv[1]](int(sys.argv[2])))

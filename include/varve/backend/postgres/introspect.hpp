#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <varve/backend/postgres/connection.hpp>
#include <varve/backend/postgres/migration_dialect.hpp>
#include <varve/schema/schema.hpp>

namespace varve::detail {

/// Reads the system catalogs: one query for each kind of thing, whatever the number of tables.
class postgres_introspection {
public:
    /// `scratch`: only the namespaces that begin so, instead of all but these.
    postgres_introspection(postgres_connection& connection, bool scratch) : connection_(connection) {
        ours_ = concat({ours, scratch ? "AND n.nspname LIKE 'varve\\_scratch%' " : "AND n.nspname NOT LIKE 'varve\\_scratch%' "});
    }

    /// Everything but the server's own, what extensions made, and Varve's bookkeeping (varve_…).
    schema::schema run() {
        read_enums();
        read_columns();
        read_constraints();
        read_indexes();
        read_views();
        read_objects();
        return postgres_migration_dialect{}.project(whole_);
    }

private:
    // What all queries leave out; `c` is pg_class and `n` its pg_namespace.
    static constexpr std::string_view ours =
        R"( n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema' AND c.relname NOT LIKE 'varve\_%'
                AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d
                                WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'e') )";
    // The default namespace goes without a name.
    static constexpr std::string_view place = " CASE WHEN n.nspname = pg_catalog.current_schema() THEN '' ELSE n.nspname END ";

    class rows {
    public:
        explicit rows(postgres_result result) : result_(std::move(result)) {}
        bool next() { return ++at_ < PQntuples(result_.get()); }
        std::string text(int column) const { return PQgetvalue(result_.get(), at_, column); }
        std::string_view view(int column) const { return PQgetvalue(result_.get(), at_, column); }
        bool is_true(int column) const { return view(column) == "t"; }
        bool is_null(int column) const { return PQgetisnull(result_.get(), at_, column) != 0; }

    private:
        postgres_result result_;
        int at_ = -1;
    };
    rows ask(std::initializer_list<std::string_view> sql) { return rows{connection_.ask(concat(sql))}; }

    static std::vector<schema::dialect_text> sql_text(std::string text) { return {{"postgres", std::move(text)}}; }
    static schema::expression expression(std::string text) {
        schema::expression made;
        if (!text.empty()) made.text = sql_text(std::move(text));
        return made;
    }
    schema::table* table(const rows& from) { return whole_.find_table(from.view(1), from.view(0)); }

    void read_enums() {
        rows found = ask({R"(SELECT pg_catalog.format_type(t.oid, NULL), t.typname, e.enumlabel
                FROM pg_catalog.pg_type t
                JOIN pg_catalog.pg_enum e ON e.enumtypid = t.oid
                ORDER BY t.oid, e.enumsortorder)"});
        while (found.next()) {
            postgres_enum& made = enums_[found.text(0)];
            made.name = found.text(1);
            made.labels.push_back(found.text(2));
        }
    }

    void read_columns() {
        rows found = ask({"SELECT", place, R"(, c.relname, a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), NOT a.attnotnull,
                a.attidentity, a.attgenerated, pg_catalog.pg_get_expr(f.adbin, f.adrelid),
                CASE WHEN a.attcollation <> t.typcollation THEN l.collname END, pg_catalog.col_description(c.oid,
                a.attnum), pg_catalog.obj_description(c.oid, 'pg_class'), EXISTS (SELECT 1
                FROM pg_catalog.pg_depend s
                JOIN pg_catalog.pg_class q ON q.oid = s.objid AND q.relkind = 'S'
                WHERE s.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND s.refobjid = c.oid
                AND s.refobjsubid = a.attnum AND s.deptype = 'a'),
                CASE WHEN c.relkind = 'p' THEN pg_catalog.pg_get_partkeydef(c.oid) END,
                CASE WHEN c.relispartition THEN (SELECT p.inhparent::pg_catalog.regclass::text
                FROM pg_catalog.pg_inherits p
                WHERE p.inhrelid = c.oid) END, CASE WHEN c.relispartition THEN pg_catalog.pg_get_expr(c.relpartbound,
                c.oid) END, (SELECT b.spcname
                FROM pg_catalog.pg_tablespace b
                WHERE b.oid = c.reltablespace), pg_catalog.array_to_string(c.reloptions, ', ')
                FROM pg_catalog.pg_class c
                JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                LEFT JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
                LEFT JOIN pg_catalog.pg_attrdef f ON f.adrelid = c.oid AND f.adnum = a.attnum
                LEFT JOIN pg_catalog.pg_collation l ON l.oid = a.attcollation
                WHERE c.relkind IN ('r', 'p') AND)", ours_, R"(ORDER BY c.oid, a.attnum)"});
        while (found.next()) {
            schema::table* here = table(found);
            if (here == nullptr) {
                here = &whole_.tables.emplace_back();
                here->in_schema = found.text(0);
                here->name = found.text(1);
                here->comment = found.text(10);
                constexpr std::pair<int, const char*> options[] = {
                    {12, "partition_by"}, {13, "partition_of"}, {14, "partition_bound"}, {15, "tablespace"}, {16, "storage"}};
                for (const auto& [column, name] : options)
                    if (!found.is_null(column) && !found.view(column).empty()) here->options.push_back({"postgres", name, found.text(column)});
            }
            if (found.is_null(2)) continue;  // a table may have no columns
            schema::column& made = here->columns.emplace_back();
            made.name = found.text(2);
            const auto known = enums_.find(found.text(3));
            if (known != enums_.end()) {
                made.type.kind = schema::type_kind::enumeration;
                made.type.name = known->second.name;
                made.type.labels = known->second.labels;
            } else {
                made.type.kind = schema::type_kind::custom;
                made.type.spelled = sql_text(short_type(found.text(3)));
            }
            made.nullable = found.is_true(4);
            const std::string_view identity = found.view(5);
            const bool is_generated = !found.view(6).empty();
            const std::string_view value = found.view(7);
            // What `serial` makes is an identity in older words.
            const bool is_serial = found.is_true(11) && value.starts_with("nextval(");
            if (identity == "a") made.identity = schema::identity::always;
            if (identity == "d" || is_serial) made.identity = schema::identity::by_default;
            if (is_generated) made.generated = expression(found.text(7));
            made.generated_stored = is_generated;
            if (!is_generated && !is_serial) made.default_value = expression(found.text(7));
            made.collation = found.text(8);
            made.comment = found.text(9);
        }
    }

    // As type_text spells them.
    static std::string short_type(std::string name) {
        constexpr std::pair<std::string_view, std::string_view> spelled[] = {
            {"timestamp with time zone", "timestamptz"}, {"timestamp without time zone", "timestamp"}, {"time without time zone", "time"}};
        for (const auto& [standard, brief] : spelled)
            if (name == standard) return std::string{brief};
        constexpr std::string_view varying = "character varying";
        if (name.starts_with(varying)) name.replace(0, varying.size(), "varchar");
        return name;
    }

    void read_constraints() {
        rows found = ask({"SELECT", place, R"(, c.relname, k.conname, k.contype, pg_catalog.pg_get_expr(k.conbin, k.conrelid), k.confdeltype,
                k.confupdtype, k.condeferrable, k.condeferred,
                CASE WHEN m.nspname = pg_catalog.current_schema() THEN '' ELSE m.nspname END, r.relname, own.attname,
                other.attname, )", nulls_not_distinct(), R"(, pg_catalog.pg_get_constraintdef(k.oid)
                FROM pg_catalog.pg_constraint k
                JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
                JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                LEFT JOIN pg_catalog.pg_class r ON r.oid = k.confrelid
                LEFT JOIN pg_catalog.pg_namespace m ON m.oid = r.relnamespace
                LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = k.conindid
                LEFT JOIN LATERAL ROWS FROM (pg_catalog.unnest(k.conkey),
                pg_catalog.unnest(k.confkey)) WITH ORDINALITY AS key(own, other, at) ON k.contype IN ('p', 'u', 'f')
                LEFT JOIN pg_catalog.pg_attribute own ON own.attrelid = k.conrelid AND own.attnum = key.own
                LEFT JOIN pg_catalog.pg_attribute other ON other.attrelid = k.confrelid AND other.attnum = key.other
                WHERE k.contype IN ('p', 'u', 'f', 'c', 'x') AND k.conparentid = 0 AND)", ours_, R"(ORDER BY k.oid, key.at)"});
        while (found.next()) {
            schema::table* const here = table(found);
            if (here == nullptr) continue;
            const std::string name = found.text(2);
            switch (found.view(3)[0]) {
                case 'p':
                    here->primary_key.name = name;
                    here->primary_key.columns.push_back(found.text(11));
                    break;
                case 'u': {
                    schema::unique* made = schema::find(here->uniques, name);
                    if (made == nullptr) made = &here->uniques.emplace_back();
                    made->name = name;
                    made->columns.push_back(found.text(11));
                    made->nulls_not_distinct = found.is_true(13);
                    break;
                }
                case 'f': {
                    schema::foreign_key* made = schema::find(here->foreign_keys, name);
                    if (made == nullptr) made = &here->foreign_keys.emplace_back();
                    made->name = name;
                    made->referenced_schema = found.text(9);
                    made->referenced_table = found.text(10);
                    made->columns.push_back(found.text(11));
                    made->referenced_columns.push_back(found.text(12));
                    made->on_delete = action(found.view(5)[0]);
                    made->on_update = action(found.view(6)[0]);
                    made->deferrable = found.is_true(7);
                    made->initially_deferred = found.is_true(8);
                    break;
                }
                case 'c':
                    here->checks.push_back({.name = name, .condition = expression(found.text(4))});
                    break;
                default: here->options.push_back({"postgres", "exclude " + name, found.text(14)});
            }
        }
    }
    static schema::referential_action action(char code) {
        switch (code) {
            case 'r': return schema::referential_action::restrict;
            case 'c': return schema::referential_action::cascade;
            case 'n': return schema::referential_action::set_null;
            case 'd': return schema::referential_action::set_default;
            default: return schema::referential_action::no_action;
        }
    }
    // Since 15.
    std::string_view nulls_not_distinct() const {
        return PQserverVersion(connection_.native_handle()) >= 150000 ? "COALESCE(i.indnullsnotdistinct, FALSE)" : "FALSE";
    }

    void read_indexes() {
        rows found = ask({"SELECT", place, R"(, c.relname, x.relname, i.indisunique, )", nulls_not_distinct(), R"(, pg_catalog.pg_get_expr(i.indpred, i.indrelid), m.amname, key.at > i.indnkeyatts, a.attname,
                CASE WHEN key.attnum = 0 THEN pg_catalog.pg_get_indexdef(i.indexrelid, key.at::int, TRUE) END,
                i.indoption[key.at - 1] & 1 = 1, i.indoption[key.at - 1] & 2 = 2,
                CASE WHEN NOT o.opcdefault THEN o.opcname END, CASE WHEN l.oid <> a.attcollation THEN l.collname END,
                pg_catalog.obj_description(x.oid, 'pg_class')
                FROM pg_catalog.pg_index i
                JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
                JOIN pg_catalog.pg_am m ON m.oid = x.relam
                JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
                JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                CROSS JOIN LATERAL pg_catalog.unnest(i.indkey) WITH ORDINALITY AS key(attnum, at)
                LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = key.attnum
                AND key.attnum <> 0
                LEFT JOIN pg_catalog.pg_opclass o ON o.oid = i.indclass[key.at - 1]
                LEFT JOIN pg_catalog.pg_collation l ON l.oid = i.indcollation[key.at - 1]
                WHERE c.relkind IN ('r', 'p') AND NOT x.relispartition AND NOT EXISTS (SELECT 1
                FROM pg_catalog.pg_constraint k
                WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x')) AND)", ours_, R"(ORDER BY x.oid, key.at)"});
        while (found.next()) {
            schema::table* const here = table(found);
            if (here == nullptr) continue;
            schema::index* made = schema::find(here->indexes, found.view(2));
            if (made == nullptr) {
                made = &here->indexes.emplace_back();
                made->name = found.text(2);
                made->unique = found.is_true(3);
                made->nulls_not_distinct = found.is_true(4);
                made->where = expression(found.text(5));
                made->method = found.text(6);
                made->comment = found.text(14);
            }
            if (found.is_true(7)) {
                made->include.push_back(found.text(8));
                continue;
            }
            schema::index_part& part = made->parts.emplace_back();
            part.column = found.text(8);
            if (part.column.empty()) part.value = expression(found.text(9));
            part.descending = found.is_true(10);
            part.nulls = found.is_true(11) ? schema::nulls_order::first : schema::nulls_order::last;
            part.operator_class = found.text(12);
            part.collation = found.text(13);
        }
    }

    void read_views() {
        rows found = ask({"SELECT", place, R"(, c.relname, pg_catalog.pg_get_viewdef(c.oid), c.relkind = 'm', pg_catalog.obj_description(c.oid,
                'pg_class')
                FROM pg_catalog.pg_class c
                JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind IN ('v', 'm') AND)", ours_, R"(ORDER BY c.oid)"});
        while (found.next()) {
            std::string definition = found.text(2);
            while (!definition.empty() && (definition.back() == ';' || definition.back() == ' ')) definition.pop_back();
            whole_.views.push_back({.name = found.text(1), .in_schema = found.text(0), .definition = sql_text(std::move(definition)),
                                    .materialized = found.is_true(3), .comment = found.text(4)});
        }
    }

    void read_objects() {
        rows extensions = ask({R"(SELECT extname
                FROM pg_catalog.pg_extension
                WHERE extname <> 'plpgsql'
                ORDER BY oid)"});
        while (extensions.next())
            whole_.objects.push_back({schema::object_kind::extension, extensions.text(0), {}, sql_text("CREATE EXTENSION " + quoted(extensions.text(0)))});
        rows sequences = ask({R"(SELECT c.relname
                FROM pg_catalog.pg_class c
                JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind = 'S' AND NOT EXISTS (SELECT 1
                FROM pg_catalog.pg_depend s
                WHERE s.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND s.objid = c.oid AND s.deptype IN ('a',
                'i')) AND)", ours_, R"(ORDER BY c.oid)"});
        while (sequences.next())
            whole_.objects.push_back({schema::object_kind::sequence, sequences.text(0), {}, sql_text("CREATE SEQUENCE " + quoted(sequences.text(0)))});
        rows functions = ask({R"(SELECT p.proname, pg_catalog.pg_get_functiondef(p.oid)
                FROM pg_catalog.pg_proc p
                JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
                WHERE p.prokind IN ('f', 'p') AND n.nspname = pg_catalog.current_schema() AND NOT EXISTS (SELECT 1
                FROM pg_catalog.pg_depend d
                WHERE d.objid = p.oid AND d.deptype = 'e')
                ORDER BY p.oid)"});
        while (functions.next())
            whole_.objects.push_back({schema::object_kind::function, functions.text(0), {}, sql_text(functions.text(1))});
        rows triggers = ask({R"(SELECT t.tgname, c.relname, pg_catalog.pg_get_triggerdef(t.oid)
                FROM pg_catalog.pg_trigger t
                JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
                JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND)", ours_, R"(ORDER BY t.oid)"});
        while (triggers.next())
            whole_.objects.push_back({schema::object_kind::trigger, triggers.text(0), triggers.text(1), sql_text(triggers.text(2))});
    }
    static std::string quoted(std::string_view name) { return postgres_migration_dialect{}.identifier(name); }

    postgres_connection& connection_;
    std::string ours_{};
    schema::schema whole_{};
    std::map<std::string, postgres_enum> enums_{};
};

}  // namespace varve::detail

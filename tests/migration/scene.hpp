#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include <varve/backend/sqlite/migrations.hpp>
#include <varve/migrate/migrator.hpp>
#include <varve/session/any_session_of.hpp>

#include <support/temporary_directory.hpp>

/// A folder of its own with a database in it, gone at the end.
class scene {
public:
    scene() = default;
    ~scene() { std::filesystem::permissions(folder(), std::filesystem::perms::owner_all); }  // a test may have taken them
    scene(const scene&) = delete;
    scene& operator=(const scene&) = delete;

    const std::filesystem::path& folder() const { return folder_.path(); }
    std::string path() const { return folder_.file("metrics.db"); }

    std::unique_ptr<varve::any_session> open() const { return open(path()); }
    static std::unique_ptr<varve::any_session> open(std::string_view url) {
        return std::make_unique<varve::any_session_of<varve::sqlite>>(varve::session<varve::sqlite>{
            varve::sqlite::connection::open(varve::sqlite_options{url})});
    }

private:
    temporary_directory folder_;
};

inline std::int64_t number(varve::any_session& session, std::string_view sql) {
    return std::get<std::int64_t>(session.query(sql).at(0).at(0));
}

/// Three metrics with two readings each, for a database at the first revision.
inline void fill(varve::any_session& session) {
    session.execute(
        "insert into metrics (id, name, value) values (7, 'mean', 1.5), (20, 'max', 9), (21, "
        "'min', -3);"
        "insert into readings (metric_id) values (7), (7), (20), (20), (21), (21)");
}

inline bool has_all_rows(varve::any_session& session) {
    return number(session, "select count(*) from metrics") == 3 &&
           number(session, "select sum(id) from metrics") == 48 &&
           number(session, "select count(*) from readings") == 6 &&
           session.query("pragma foreign_key_check").empty() &&
           number(session,
                  "select count(*) from pragma_integrity_check where integrity_check <> 'ok'") == 0;
}

/// What tests compare: the user's part of the schema, as the engine tells it.
inline varve::schema::schema live(varve::any_session& session) {
    return session.dialect().project(
        varve::migration::without_version_tables(session.introspect()));
}

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <varve/backend/sqlite/migrations.hpp>
#include <varve/session/session.hpp>

// Statements as query/ would make them, written by hand over one table: note(id, text, rank).

struct note {
    std::int64_t id = 0;
    std::string text;
    std::optional<double> rank;

    bool operator==(const note&) const = default;
};

template <class Engine>
void read_note(Engine& engine, note& out) {
    std::string_view text;
    double rank = 0;
    engine.get(0, out.id);
    if (!engine.get(1, text)) throw varve::data_error("text is NULL");
    out.text = text;
    out.rank = engine.get(2, rank) ? std::optional{rank} : std::nullopt;
}

struct notes_above {
    using row_type = note;
    template <class Backend>
    static constexpr std::string_view sql = "select id, text, rank from note where text > ?1 order by id";
    std::string least;

    template <class Engine>
    void bind(Engine& engine) const {
        engine.bind(1, std::string_view{least});
    }
    template <class Engine>
    static void read(Engine& engine, note& out) {
        read_note(engine, out);
    }
};

struct note_by_id {
    using row_type = note;
    template <class Backend>
    static constexpr std::string_view sql = "select id, text, rank from note where id = ?1";
    std::int64_t id;

    template <class Engine>
    void bind(Engine& engine) const {
        engine.bind(1, id);
    }
    template <class Engine>
    static void read(Engine& engine, note& out) {
        read_note(engine, out);
    }
};

struct insert_note {
    using row_type = void;
    template <class Backend>
    static constexpr std::string_view sql = "insert into note(text) values (?1)";
    std::string text;

    template <class Engine>
    void bind(Engine& engine) const {
        engine.bind(1, std::string_view{text});
    }
};

/// As raw<note> would be: its text is known at run time only.
struct composed_notes {
    using row_type = note;
    std::string condition;

    std::string text(const varve::dialect&) const { return "select id, text, rank from note where " + condition; }
    template <class Engine>
    void bind(Engine&) const {}
    template <class Engine>
    static void read(Engine& engine, note& out) {
        read_note(engine, out);
    }
};

static_assert(varve::statement<notes_above, varve::sqlite>);
static_assert(varve::statement<insert_note, varve::sqlite>);
static_assert(varve::composed_statement<composed_notes, varve::sqlite>);
static_assert(!varve::runnable<note, varve::sqlite>);

inline varve::session<varve::sqlite> session_with_notes(int count = 3) {
    varve::session<varve::sqlite> session{varve::sqlite::connection::open(":memory:")};
    session.execute("create table note(id integer primary key, text text unique, rank real)");
    for (int i = 1; i <= count; ++i) session.run(insert_note{"note " + std::to_string(i)});
    return session;
}

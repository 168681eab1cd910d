// A model with every behaviour, on a database of its own, by a clock that stands.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include <varve/backend/sqlite/sqlite.hpp>
#include <varve/migrate/create_all.hpp>
#include <varve/model/model.hpp>
#include <varve/query/raw.hpp>
#include <varve/repository/manual_clock.hpp>
#include <varve/repository/repository.hpp>
#include <varve/session/database.hpp>
#include <varve/sql/types/timestamp.hpp>

namespace notes_test {

using std::chrono::days;
using std::chrono::seconds;

enum class mood { calm, angry };

struct note {
    std::int64_t id{};
    std::string text{};
    std::optional<double> weight{};
    mood feeling{};
    varve::timestamp created_at{};
    varve::timestamp updated_at{};
    std::optional<varve::timestamp> deleted_at{};
    std::int64_t version{};

    bool operator==(const note&) const = default;
    static constexpr auto facts() {
        return varve::facts(varve::table<"notes">, varve::primary_key<&note::id>.generated(), varve::unique<&note::text>,
                            varve::timestamps<&note::created_at, &note::updated_at>, varve::soft_deleted<&note::deleted_at>,
                            varve::versioned<&note::version>, varve::audited<>, varve::retained<&note::created_at>(days{30}));
    }
};

inline const varve::timestamp start{days{20000}};

template <class... Models>
struct scene {
    varve::database<varve::sqlite> database{":memory:"};
    varve::session<varve::sqlite> session = database.session();
    varve::manual_clock clock{start};

    scene() { varve::create_all(session, varve::models<Models...>::schema()); }

    template <class Model>
    varve::repository<Model, varve::sqlite> rows(std::string actor = "jan") {
        return {session, {.actor = std::move(actor), .clock = &clock}};
    }
    template <class Value>
    Value one(std::string_view sql) {
        return session.first(varve::raw<Value>(sql)).value();
    }
};

}  // namespace notes_test

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <varve/backend/sqlite/sqlite.hpp>
#include <varve/migrate/create_all.hpp>
#include <varve/model/json_field.hpp>
#include <varve/repository/repository.hpp>
#include <varve/session/database.hpp>
#include <varve/sql/types/types.hpp>

// The same models and queries in two translation units of one program: whatever is not inline, or differs, shows here.
namespace odr {

enum class phase { begun, ended };

struct place {
    std::string street;
    std::optional<std::string> city{};
    static constexpr auto facts() { return varve::facts(); }
};

struct visit {
    std::int64_t id{};
    std::string guest;
    std::optional<double> cost{};
    phase state{};
    place at{};
    varve::timestamp begun{};
    varve::json<std::vector<int>> marks{};

    static constexpr auto facts() {
        using varve::col;
        return varve::facts(varve::table<"visits">, varve::primary_key<&visit::id>.generated(), varve::embedded<&visit::at>.prefix("at_"),
                            varve::unique<&visit::guest>, varve::check<"cheap">(col<&visit::cost> < 100.0), varve::default_value<&visit::state>(phase::ended));
    }
};

inline auto dear(double least) {
    return varve::select<visit>().where(varve::col<&visit::cost> > least && varve::col<varve::in<&visit::at, &place::city>>.is_not_null());
}

/// One round of everything, in the unit that calls it.
inline std::string_view run(varve::session<varve::sqlite>& session, const std::string& guest) {
    varve::repository<visit, varve::sqlite> visits{session};
    visit row{.guest = guest, .cost = 5.0, .at = {"High St", "Ely"}, .marks = {{1, 2}}};
    visits.insert(row);
    visits.upsert<&visit::guest>(row);
    row.cost = 6.0;
    visits.update(row);
    for (const visit& each : session.stream(dear(1.0))) static_cast<void>(each);
    return varve::sql_of<varve::sqlite>(dear(1.0));
}

std::string_view run_first(varve::session<varve::sqlite>& session);
std::string_view run_second(varve::session<varve::sqlite>& session);
varve::schema::schema first_schema();
varve::schema::schema second_schema();

}  // namespace odr

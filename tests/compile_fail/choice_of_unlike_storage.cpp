// expect: varve: a choice is made of expressions that are stored in unlike ways
// expect: choices_are_stored_alike<
#include <varve/backend/sqlite/sqlite.hpp>
#include <varve/expression/functions.hpp>
#include <varve/query/query.hpp>
#include <varve/sql/types/timestamp.hpp>

struct reading {
    std::int64_t id{};
    varve::timestamp taken_at{};
    varve::timestamp seen_at{};
    varve::timestamp sent_at{};
    static constexpr auto facts() {
        return varve::facts(varve::primary_key<&reading::id>, varve::stored_as<&reading::taken_at, varve::schema::storage::integer>,
                            varve::stored_as<&reading::seen_at, varve::schema::storage::integer>);
    }
};
using varve::col;
using varve::select;
constexpr const auto& taken = col<&reading::taken_at>;
constexpr const auto& seen = col<&reading::seen_at>;
constexpr const auto& sent = col<&reading::sent_at>;

#ifdef VARVE_COMPILE_FAIL
std::string_view text = varve::sql_of<varve::sqlite>(select<reading>().where(varve::greatest(taken, sent) > varve::timestamp{}));
#else
std::string_view text = varve::sql_of<varve::sqlite>(select<reading>().where(varve::greatest(taken, seen) > varve::timestamp{}));
#endif

// expect: varve: a selected value is stored in another way than the column that it is inserted into
// expect: inserted_value_is_stored_alike<archived, 1, 
#include <varve/query/inserts.hpp>
#include <varve/sql/types/timestamp.hpp>

struct reading {
    std::int64_t id{};
    varve::timestamp taken_at{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&reading::id>, varve::stored_as<&reading::taken_at, varve::schema::storage::integer>); }
};
struct archived {
    std::int64_t id{};
    varve::timestamp taken_at{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&archived::id>); }
};
struct kept {
    std::int64_t id{};
    varve::timestamp taken_at{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&kept::id>, varve::stored_as<&kept::taken_at, varve::schema::storage::integer>); }
};

#ifdef VARVE_COMPILE_FAIL
auto query = varve::insert_into<archived>().from(varve::select<reading>());
#else
auto query = varve::insert_into<kept>().from(varve::select<reading>());
#endif

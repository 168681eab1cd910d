// expect: varve: a selected value that may be NULL is inserted into a column that cannot be
// expect: inserted_value_fits_column<archived, 1, 
#include <varve/query/inserts.hpp>

struct metric {
    std::int64_t id{};
    std::string name;
    std::optional<std::string> dataset{};
    double value{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>.generated(), varve::unique<&metric::name>); }
};
struct archived {
    std::int64_t id{};
    std::string name;
    double value{};
    double twice{};
    static constexpr auto facts() {
        return varve::facts(varve::primary_key<&archived::id>.generated(), varve::generated<&archived::twice>(varve::col<&archived::value> * 2.0));
    }
};
struct named {
    std::string name;
    double value{};
};
struct other {
    std::optional<std::string> name;
    double value{};
};
struct short_one {
    double value{};
};
using varve::col;
using varve::insert_into;
using varve::select;

#ifdef VARVE_COMPILE_FAIL
auto query = insert_into<archived>(col<&archived::name>, col<&archived::value>).from(select<other>(col<&metric::dataset>, col<&metric::value>).from<metric>());
#else
auto query = insert_into<archived>(col<&archived::name>, col<&archived::value>).from(select<named>(col<&metric::name>, col<&metric::value>).from<metric>());
#endif

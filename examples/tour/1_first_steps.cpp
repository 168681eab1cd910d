// Ten lines from a struct to rows in a database.
#include <iostream>

// [ten_lines]
#include <varve/varve.hpp>
#include <varve/backend/sqlite/sqlite.hpp>

struct city { std::int64_t id{}; std::string name; std::optional<double> altitude; };
template <> struct varve::model<city> : varve::defaults {};  // table `city`, key `id`

int main() {
    varve::database<varve::sqlite> db{":memory:"};
    auto session = db.session();
    varve::create_all<varve::models<city>>(session);
    varve::repository<city, varve::sqlite> cities{session};
    cities.insert({.name = "Seattle", .altitude = 53.0});
    for (const city& each : cities.where(varve::col<&city::altitude> > 50.0)) std::cout << each.name << '\n';
}
// [/ten_lines]

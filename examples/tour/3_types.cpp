// A type of your own is one trait; a struct inside a struct is one fact.
#include <iostream>

#include <varve/backend/sqlite/sqlite.hpp>
#include <varve/varve.hpp>

// [own_type]
struct celsius { double degrees{}; };

template <> struct varve::column_type<celsius> {
    using stored = double;                                        // any mapped type
    static stored store(const celsius& value) { return value.degrees; }
    static celsius load(const stored& value) { return {value}; }
};

struct place { std::string city; std::string country; };

struct station {
    std::int64_t id{};
    place        site;
    celsius      warmest{};

    static constexpr auto facts() {
        return varve::facts(varve::embedded<&station::site>.prefix("site_"),   // columns site_city and site_country
                            varve::index<varve::in<&station::site, &place::city>>);
    }
};
// [/own_type]

int main() {
    varve::database<varve::sqlite> db{":memory:"};
    auto session = db.session();
    varve::create_all(session, varve::models<station>::schema());
    varve::repository<station, varve::sqlite> stations{session};
    stations.insert({.site = {"Seattle", "US"}, .warmest = {42.2}});
    const auto found = stations.find(varve::col<varve::in<&station::site, &place::city>> == "Seattle");
    std::cout << found->site.country << ' ' << found->warmest.degrees << '\n';
    return found->warmest.degrees == 42.2 ? 0 : 1;
}

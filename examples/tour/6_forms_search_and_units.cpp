// Queries that are put together at run time, conflicts, words, and objects that are written back together.
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include <varve/backend/sqlite/sqlite.hpp>
#include <varve/expression/full_text.hpp>
#include <varve/query/dynamic.hpp>
#include <varve/query/inserts.hpp>
#include <varve/repository/unit_of_work.hpp>

#include "models.hpp"

using varve::col;

// [article]
struct article {
    std::int64_t id{};
    std::string  title;
    std::string  body;

    static constexpr auto facts() {
        return varve::facts(varve::primary_key<&article::id>.generated(),
                            varve::full_text_index<&article::title, &article::body>.weights(3, 1));  // kept in step by the database
    }
};
// [/article]

// What a form on the web sends.
struct search_form {
    std::optional<double> at_least;
    std::vector<std::string> datasets;
    std::string field, operation, text, sort_by;
};

int main() {
    varve::database<varve::sqlite> db{":memory:"};
    auto session = db.session();
    varve::create_all(session, varve::models<metric, reading, article>::schema());
    varve::repository<metric, varve::sqlite> metrics{session};
    metric rain = metrics.insert({.name = "rain", .dataset = "Seattle", .value = 10.9});
    metrics.insert({.name = "wind", .dataset = "Seattle", .value = 4.7});
    metrics.insert({.name = "rain", .dataset = "New York", .value = 9.25});
    const search_form form{.at_least = 5.0, .datasets = {"Seattle", "New York"}, .field = "name", .operation = "=", .text = "rain", .sort_by = "value"};

    // [dynamic]
    varve::dynamic<metric> filter;                               // says nothing yet, and is then left out
    filter.where_if(form.at_least, [](double low) { return col<&metric::value> >= low; });
    if (!form.datasets.empty()) filter.where(col<&metric::dataset>.in(form.datasets));

    using shown = varve::exposed<&metric::name, &metric::value>;  // the fields that a form may name, and no others
    filter.where(shown::filter(form.field, form.operation, form.text));  // "name", "=", "rain"; anything else is a field_error
    auto order = shown::order(form.sort_by, varve::sort_direction::descending);
    auto found = session.all(varve::select<metric>().where(filter).order_by(order, col<&metric::id>));
    // [/dynamic]

    // [conflicts]
    session.run(varve::insert(rain).with_key()
                    .on_conflict<&metric::id>()
                    .do_update(varve::set<&metric::value>(col<&metric::value> + varve::excluded<&metric::value>))
                    .where(col<&metric::value> < 1000.0));
    // [/conflicts]

    varve::repository<article, varve::sqlite> articles{session};
    articles.insert({.title = "Rain gauges", .body = "Where they stand, and how often they are emptied."});
    articles.insert({.title = "Snow", .body = "It melts in the gauges, and is counted as rain."});
    // [search]
    struct hit { std::string title; std::string excerpt; };
    const std::string typed = "gauges \"rain";                   // what people type is words, never syntax
    auto words = varve::match<&article::title, &article::body>(varve::all_words(typed));
    auto hits = session.all(varve::select<hit>(col<&article::title>, varve::snippet<&article::body>(words, "[", "]", "…", 8))
                                .from<article>()
                                .where(words)
                                .order_by(varve::desc(varve::rank(words))));
    // [/search]

    // [units]
    varve::unit_of_work work{session};
    metric& changed = work.load<metric>(rain.id);                // one object a row, however often it is found
    changed.value = 12.5;
    metric& fresh = work.add(metric{.name = "frost"});
    reading& first = work.add(reading{.value = 1.5});
    work.link<&reading::metric_id>(first, fresh);                // the parent's key is not known yet
    work.commit();                                               // one transaction: parents first, only what changed
    // [/units]
    std::cout << found.size() << ' ' << hits.at(0).title << ' ' << first.metric_id << '\n';
    return found.size() == 2 && hits.size() == 2 && first.metric_id == fresh.id ? 0 : 1;
}

#include "catalog.hpp"

#include <utility>

#include <varve/expression/choice.hpp>
#include <varve/expression/full_text.hpp>
#include <varve/expression/json.hpp>
#include <varve/expression/moment.hpp>
#include <varve/repository/repository.hpp>

namespace metric_catalog {

using varve::col;

namespace {

using metrics_repository = varve::repository<metric, catalog::backend>;
using tests_repository = varve::repository<validation_test, catalog::backend>;
using usage_repository = varve::repository<metric_usage, catalog::backend>;

// FNV-1a (RFC draft-eastlake-fnv), of which the sign bit is left out. The same id always has the same number, so that a metric
// that is brought back has the one that it had.
std::int64_t number_of(const std::string& id) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char each : id) hash = (hash ^ static_cast<unsigned char>(each)) * 0x100000001b3;
    return static_cast<std::int64_t>(hash >> 1);
}

// What is the catalogue's own and not the author's. Counts are written by plain queries, which the history does not see.
metric with_own_fields_of(metric changed, const metric& stored) {
    changed.number = stored.number;
    changed.test_count = stored.test_count;
    changed.usage_count = stored.usage_count;
    return changed;
}

// Counts anew what belongs to a metric.
template <auto Count, auto Metric>
void count_rows(catalog::session& session, const std::string& id) {
    using child = varve::member_owner<Metric>;
    const auto rows = varve::scalar(varve::select<std::int64_t>(varve::count()).template from<child>().where(col<Metric> == id));
    session.run(varve::update<metric>().set(varve::set<Count>(varve::coalesce(rows, 0))).where(col<&metric::id> == id));
}

void count_tests(catalog::session& session, const std::string& id) {
    count_rows<&metric::test_count, &validation_test::metric_id>(session, id);
}

void count_uses(catalog::session& session, const std::string& id) {
    count_rows<&metric::usage_count, &metric_usage::metric_id>(session, id);
}

}  // namespace

catalog::catalog(session& on, const varve::clock* clock) : session_(on), clock_(clock != nullptr ? clock : varve::repository_options{}.clock) {}

metric catalog::create(metric made, const std::string& author) {
    made.number = number_of(made.id);
    made.test_count = 0;
    made.usage_count = 0;
    return metrics_repository{session_, acting(author)}.insert(std::move(made));
}

std::size_t catalog::load(std::span<const metric> metrics, const std::string& author, existing what) {
    auto all = session_.transaction();
    std::size_t written = 0;
    for (const metric& each : metrics) {
        const auto stored = what == existing::refuse ? std::nullopt : get(each.id);
        if (stored && what == existing::keep) continue;
        if (stored)
            write(each, *stored, author);
        else
            create(each, author);
        ++written;
    }
    all.commit();
    return written;
}

std::optional<metric> catalog::get(const std::string& id) { return metrics_repository{session_}.get(id); }

std::vector<metric> catalog::list() { return metrics_repository{session_}.all(col<&metric::id>); }

std::int64_t catalog::count() { return metrics_repository{session_}.count(); }

std::vector<metric> catalog::by_owner(const std::string& owner) {
    return metrics_repository{session_}.where(col<&metric::owner> == owner, col<&metric::id>);
}

std::vector<metric> catalog::by_tag(const std::string& tag) {
    return metrics_repository{session_}.where(varve::json_contains(col<&metric::tags>, tag), col<&metric::id>);
}

std::vector<found_metric> catalog::search(std::string_view words, std::int64_t limit) {
    const auto found = varve::match<&metric::name, &metric::description, &metric::calculation>(varve::all_words(words));
    return session_.all(varve::select<found_metric>(col<&metric::id>, col<&metric::name>,
                                                    varve::snippet<&metric::description>(found, "[", "]", "…", 12), varve::rank(found))
                            .from<metric>()
                            .where(found)
                            .order_by(varve::desc(varve::rank(found)), col<&metric::id>)
                            .limit(limit));
}

void catalog::update(const metric& changed, const std::string& author) {
    auto both = session_.transaction();
    const auto stored = get(changed.id);
    if (!stored) throw unknown_metric{changed.id};
    write(changed, *stored, author);
    both.commit();
}

void catalog::write(const metric& changed, const metric& stored, const std::string& author) {
    metrics_repository{session_, acting(author)}.update(with_own_fields_of(changed, stored));
}

bool catalog::erase(const std::string& id, const std::string& author) { return metrics_repository{session_, acting(author)}.erase(id); }

std::vector<varve::history_entry> catalog::history(const std::string& id, std::int64_t limit) {
    return metrics_repository{session_}.history(id, limit);
}

bool catalog::revert(const std::string& id, std::int64_t revision, const std::string& author) {
    auto all = session_.transaction();
    if (!metrics_repository{session_, acting(author)}.revert(id, revision)) return false;
    count_tests(session_, id);
    count_uses(session_, id);
    all.commit();
    return true;
}

// The history is a table like any other, and can be asked.
bool catalog::revert(const std::string& id, varve::timestamp when, const std::string& author) {
    const auto last = session_.first(
        varve::select<std::optional<std::int64_t>>(varve::max(col<&metric_history::revision>))
            .from<metric_history>()
            .where(col<&metric_history::row_key> == id && col<&metric_history::changed_at> <= when));
    return last && *last && revert(id, **last, author);
}

validation_test catalog::add_test(validation_test test) {
    auto both = session_.transaction();
    if (!get(test.metric_id)) throw unknown_metric{test.metric_id};
    tests_repository{session_}.insert(test);
    count_tests(session_, test.metric_id);
    both.commit();
    return test;
}

void catalog::record_run(std::int64_t test, test_status outcome) {
    const auto found = session_.run(varve::update<validation_test>()
                                        .set(varve::set<&validation_test::status>(outcome), varve::set<&validation_test::last_run>(now()))
                                        .where(col<&validation_test::id> == test));
    if (found == 0) throw std::invalid_argument("there is no validation test " + std::to_string(test));
}

std::vector<validation_test> catalog::tests(const std::string& id) {
    return tests_repository{session_}.where(col<&validation_test::metric_id> == id, col<&validation_test::id>);
}

void catalog::record_usage(const std::string& id, const std::string& used_by, std::optional<std::string> context) {
    auto both = session_.transaction();
    const auto counted = session_.run(varve::update<metric>()
                                          .set(varve::set<&metric::usage_count>(col<&metric::usage_count> + 1))
                                          .where(col<&metric::id> == id));
    if (counted == 0) throw unknown_metric{id};
    usage_repository{session_}.insert({.metric_id = id, .used_by = used_by, .used_at = now(), .context = std::move(context)});
    both.commit();
}

usage_statistics catalog::usage(const std::string& id, int days) {
    const auto of_those_days = col<&metric_usage::metric_id> == id && col<&metric_usage::used_at> > now() - std::chrono::days{days};
    const auto day = varve::date_trunc<varve::moment_part::day>(col<&metric_usage::used_at>);
    auto same = session_.transaction(varve::transaction_mode::read_only);
    usage_statistics made;
    made.by_day = session_.all(
        varve::select<uses_of_a_day>(day, varve::count()).from<metric_usage>().where(of_those_days).group_by(day).order_by(day));
    made.by_somebody = session_.all(
        varve::select<uses_by_somebody>(col<&metric_usage::used_by>, varve::count(), varve::max(col<&metric_usage::used_at>))
            .from<metric_usage>()
            .where(of_those_days)
            .group_by(col<&metric_usage::used_by>)
            .order_by(varve::desc(varve::count()), col<&metric_usage::used_by>));
    for (const uses_of_a_day& each : made.by_day) made.uses += each.uses;
    return made;
}

}  // namespace metric_catalog

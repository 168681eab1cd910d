// Filters and orders as a web form would put them together, by chance: each gives the rows that the same question in plain
// SQL gives. The seed is the one that Catch2 prints; --rng-seed runs it again.
#include <random>

#include <catch2/catch_get_random_seed.hpp>

#include <varve/query/dynamic.hpp>

#include "weather.hpp"

using namespace varve_test;
using varve::col;

namespace {

using filter = varve::dynamic<reading>;

/// A condition and the same in plain SQL; empty where it says nothing.
struct question {
    filter asked{};
    std::string plain{};
};

class chance {
public:
    explicit chance(unsigned seed) : random_(seed) {}

    int below(int count) { return std::uniform_int_distribution<int>{0, count - 1}(random_); }
    bool coin() { return below(2) == 0; }
    template <class T>
    const T& one_of(const std::vector<T>& from) {
        return from[static_cast<std::size_t>(below(static_cast<int>(from.size())))];
    }

private:
    std::mt19937 random_;
};

const std::vector<double> numbers{-20.5, -2.25, 0, 1, 12.5, 13, 30};
const std::vector<int> levels{-1, 0, 3, 7, 2147483647};
const std::vector<std::string> cities{"Seattle", "New York", "Oslo", "oslo", "Bergen", "it''s"};
const std::vector<std::string> stations{"north", "south", "a_b", "50% off", ""};

std::string words(double number) { return std::to_string(number); }
std::string quoted(const std::string& text) { return "'" + text + "'"; }
std::string unquoted(std::string text) {
    if (const auto at = text.find("''"); at != std::string::npos) text.erase(at, 1);
    return text;
}

question a_comparison(chance& by) {
    const double number = by.one_of(numbers);
    const std::string level = std::to_string(by.one_of(levels));
    const int level_number = std::stoi(level);
    switch (by.below(6)) {
        case 0: return {col<&reading::value> < number, "value < " + words(number)};
        case 1: return {col<&reading::value> == number, "value = " + words(number)};
        case 2: return {col<&reading::level> >= level_number, "level >= " + level};
        case 3: return {col<&reading::level> != level_number, "level <> " + level};
        case 4: return {col<&reading::value> * 2 > col<&reading::level>, "value * 2 > level"};
        default: return {col<&reading::value>.between(number, number + 13), "value BETWEEN " + words(number) + " AND " + words(number + 13)};
    }
}

question a_test(chance& by) {
    const std::string city = by.one_of(cities);
    const std::string station = by.one_of(stations);
    switch (by.below(7)) {
        case 0: return {col<&reading::station>.is_null(), "station IS NULL"};
        case 1: return {col<&reading::level>.is_not_null(), "level IS NOT NULL"};
        case 2: return {col<&reading::station>.is_not_distinct_from(std::optional<std::string>{station}), "(station IS NOT NULL AND station = " + quoted(station) + ")"};
        case 3: return {col<&reading::city>.in(unquoted(city), "Oslo"), "city IN (" + quoted(city) + ", 'Oslo')"};
        case 4: return {col<&reading::station>.like("%o%"), "station LIKE '%o%'"};
        case 5: return {col<&reading::seen> == sky::rain, "seen = 'rain'"};
        default: return {col<&reading::city> == unquoted(city), "city = " + quoted(city)};
    }
}

question a_list(chance& by) {
    std::vector<int> some;
    std::string plain;
    for (int i = by.below(4); i > 0; --i) {
        some.push_back(by.one_of(levels));
        plain += (plain.empty() ? "" : ", ") + std::to_string(some.back());
    }
    if (by.coin()) return {col<&reading::level>.in(some), plain.empty() ? "1 = 0" : "level IN (" + plain + ")"};
    return {col<&reading::level>.not_in(some), plain.empty() ? "1 = 1" : "level NOT IN (" + plain + ")"};
}

question a_field(chance& by) {
    const std::string station = by.one_of(stations);
    const std::string level = std::to_string(by.one_of(levels));
    switch (by.below(5)) {
        case 0: return {varve::field_filter<reading>("station", "=", station), "station = " + quoted(station)};
        case 1: return {varve::field_filter<reading>("level", "<=", level), "level <= " + level};
        case 2: return {varve::field_filter<reading>("seen", "ne", "clear"), "seen <> 'clear'"};
        case 3: return {varve::field_filter<reading>("station", "is_not_null"), "station IS NOT NULL"};
        default: return {varve::field_filter<reading>("value", "gt", "1e0"), "value > 1"};
    }
}

question a_tree(chance& by, int depth) {
    switch (by.below(depth == 0 ? 4 : 9)) {
        case 0: return a_comparison(by);
        case 1: return a_test(by);
        case 2: return a_list(by);
        case 3: return a_field(by);
        case 4: return {};
        case 5: {
            const question inner = a_tree(by, depth - 1);
            return {!inner.asked, inner.plain.empty() ? "" : "NOT (" + inner.plain + ")"};
        }
        default: {
            const bool both = by.coin();
            question made = a_tree(by, depth - 1);
            for (int i = by.below(3); i >= 0; --i) {
                const question more = a_tree(by, depth - 1);
                if (both)
                    made.asked.where(more.asked);
                else
                    made.asked = made.asked || more.asked;
                if (made.plain.empty() || more.plain.empty())
                    made.plain += more.plain;
                else
                    made.plain = "(" + made.plain + (both ? ") AND (" : ") OR (") + more.plain + ")";
            }
            return made;
        }
    }
}

struct ordered {
    varve::dynamic_order<reading> asked{};
    std::string plain{};
};

// NULLs come where the engine puts them, in both.
ordered an_order(chance& by) {
    ordered made;
    const std::vector<std::string> names{"city", "value", "level", "seen"};
    for (int i = by.below(3); i > 0; --i) {
        const bool down = by.coin();
        if (by.coin()) {
            const std::string name = by.one_of(names);
            made.asked.then_by_name(name, down ? varve::sort_direction::descending : varve::sort_direction::ascending);
            made.plain += name + (down ? " DESC, " : ", ");
        } else if (down) {
            made.asked.then(varve::desc(col<&reading::value> + 1));
            made.plain += "value + 1 DESC, ";
        } else {
            made.asked.then(col<&reading::station>);
            made.plain += "station, ";
        }
    }
    return made;
}

}  // namespace

TEMPLATE_LIST_TEST_CASE("queries: dynamic conditions and orders by chance", "[queries][dynamic]", tested_backends) {
    weather<TestType> here;
    const unsigned seed = Catch::getSeed();
    INFO("seed " << seed);
    chance by{seed};
    const auto id = col<&reading::id>;
    auto rows = here.template rows<reading>();
    std::size_t answers[3] = {};
    for (int i = 0; i < 400; ++i) {
        const question tree = a_tree(by, 5);
        const ordered order = an_order(by);
        const std::string where = tree.plain.empty() ? "" : "WHERE " + tree.plain + " ";
        INFO("number " << i << ": " << where << "ORDER BY " << order.plain << "id");
        CHECK(tree.asked.empty() == tree.plain.empty());
        const auto found = here.keys(varve::select<reading>().where(tree.asked).order_by(order.asked, id));
        CHECK(found == here.plain_keys(where + "ORDER BY " + order.plain + "id"));
        CHECK(rows.count(tree.asked) == static_cast<std::int64_t>(found.size()));
        ++answers[found.empty() ? 0 : found.size() == readings().size() ? 2 : 1];
        const auto some = here.keys(varve::select<reading>().where(tree.asked && id > 2).order_by(varve::desc(id)).limit(2));
        CHECK(some == here.plain_keys((tree.plain.empty() ? "WHERE " : "WHERE (" + tree.plain + ") AND ") + "id > 2 ORDER BY id DESC LIMIT 2"));
    }
    // A generator that asks for everything or nothing would show nothing.
    CHECK(answers[0] > 20);
    CHECK(answers[1] > 100);
    CHECK(here.session.composed().kept <= here.session.composed().most);
}

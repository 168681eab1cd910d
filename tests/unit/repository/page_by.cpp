#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include <varve/repository/page_by.hpp>

#include "notes.hpp"
#include "traced.hpp"

using namespace notes_test;
using varve::asc;
using varve::col;
using varve::desc;

namespace {

struct entry {
    std::string owner{};
    std::int32_t number{};
    std::int64_t day{};
    std::string text{};
    std::optional<varve::timestamp> deleted_at{};
    bool operator==(const entry&) const = default;
    static constexpr auto facts() {
        return varve::facts(varve::table<"entries">, varve::primary_key<&entry::owner, &entry::number>, varve::soft_deleted<&entry::deleted_at>);
    }
};

struct entries : scene<entry> {
    varve::repository<entry, varve::sqlite> all = rows<entry>();

    entries() {
        std::vector<entry> many;
        for (int i = 0; i < 60; ++i) many.push_back({std::string(1, static_cast<char>('a' + i % 3)), i / 3, (i * 7) % 5, std::to_string(i % 2)});
        all.insert_range(many);
    }

    /// All pages one after the other.
    template <class... Orders>
    std::vector<entry> paged(std::int64_t size, const Orders&... orders) {
        std::vector<entry> seen;
        for (auto page = all.page_by(size, orders...); !page.empty(); page = all.page_by(page.back(), size, orders...)) {
            CHECK(page.size() <= static_cast<std::size_t>(size));
            seen.insert(seen.end(), page.begin(), page.end());
        }
        return seen;
    }
    std::vector<entry> plainly(const std::string& order) {
        return session.all(varve::raw<entry>("SELECT * FROM entries WHERE deleted_at IS NULL ORDER BY " + order));
    }
};

}  // namespace

TEST_CASE("pages follow any order of fields, and the key behind it") {
    entries here;
    CHECK(here.paged(7, desc(col<&entry::day>)) == here.plainly("day DESC, owner DESC, number DESC"));
    CHECK(here.paged(7, col<&entry::day>) == here.plainly("day, owner, number"));
    CHECK(here.paged(11, desc(col<&entry::day>), asc(col<&entry::text>)) == here.plainly("day DESC, text, owner, number"));
    CHECK(here.paged(1, desc(col<&entry::number>), col<&entry::text>) == here.plainly("number DESC, text, owner"));
    CHECK(here.paged(60, desc(col<&entry::owner>), desc(col<&entry::number>)) == here.plainly("owner DESC, number DESC"));
    CHECK(here.paged(100, col<&entry::day>).size() == 60);
    CHECK(here.paged(13) == here.plainly("owner, number"));
}

TEST_CASE("rows that come, go or are erased softly move no others to another page") {
    entries here;
    auto page = here.all.page_by(10, col<&entry::day>);
    const entry last = page.back();
    const auto rest = here.all.page_by(last, 100, col<&entry::day>);
    CHECK(rest.size() == 50);
    here.all.erase(page[0].owner, page[0].number);
    here.all.erase(last.owner, last.number);
    here.all.insert(entry{"0", 0, -1, "before"});
    CHECK(here.all.page_by(last, 100, col<&entry::day>) == rest);
    here.all.erase(rest[0].owner, rest[0].number);
    CHECK(here.all.page_by(last, 100, col<&entry::day>).size() == 49);
    CHECK(here.all.with_deleted().page_by(last, 100, col<&entry::day>).size() == 50);
}

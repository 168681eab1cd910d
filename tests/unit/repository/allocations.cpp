#include <cstdint>
#include <cstdlib>
#include <new>
#include <optional>

#include <catch2/catch_test_macros.hpp>

#include <varve/backend/sqlite/sqlite.hpp>
#include <varve/migrate/create_all.hpp>
#include <varve/model/model.hpp>
#include <varve/repository/repository.hpp>
#include <varve/session/database.hpp>

namespace {

std::size_t allocations = 0;

void* counted(std::size_t size) {
    ++allocations;
    void* const made = std::malloc(size != 0 ? size : 1);
    if (made == nullptr) throw std::bad_alloc{};
    return made;
}

}  // namespace

// SQLite allocates with malloc, so what is counted is Varve's own. The forms for arrays call these.
void* operator new(std::size_t size) { return counted(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    ++allocations;
    return std::malloc(size != 0 ? size : 1);
}
void operator delete(void* given) noexcept { std::free(given); }
void operator delete(void* given, const std::nothrow_t&) noexcept { std::free(given); }
void operator delete(void* given, std::size_t) noexcept { std::free(given); }

namespace {

struct reading {
    std::int64_t id{};
    std::optional<double> value;
    double limit{};
    std::int32_t station{};
    bool valid{};

    static constexpr auto facts() {
        return varve::facts(varve::table<"readings">, varve::primary_key<&reading::id>.generated());
    }
};

struct prepared_store {
    varve::database<varve::sqlite> database{":memory:"};
    varve::session<varve::sqlite> session = database.session();
    varve::repository<reading, varve::sqlite> readings{session};
    reading row{.id = 0, .value = 2.5, .limit = 9.0, .station = 7, .valid = true};

    prepared_store() {
        varve::create_all(session, varve::models<reading>::schema());
        readings.insert(row);
    }
};

/// How often `action` allocates once its statement is prepared.
template <class Action>
std::size_t allocations_of(Action action) {
    action();
    const std::size_t before = allocations;
    action();
    return allocations - before;
}

TEST_CASE("what counts allocations counts them") {
    CHECK(allocations_of([] { ::operator delete(::operator new(1)); }) == 1);
}

TEST_CASE("get of a struct of fixed size allocates nothing") {
    prepared_store store;
    std::optional<reading> found;
    CHECK(allocations_of([&] { found = store.readings.get(store.row.id); }) == 0);
    REQUIRE(found.has_value());
    CHECK(found->value == 2.5);
    CHECK(found->station == 7);
    CHECK(found->valid);
    CHECK(allocations_of([&] { found = store.readings.get(std::int64_t{-1}); }) == 0);
    CHECK_FALSE(found.has_value());
}

TEST_CASE("find, update, erase and a transaction around an insert allocate nothing") {
    prepared_store store;
    CHECK(allocations_of([&] { static_cast<void>(store.readings.find(varve::col<&reading::station> == 7)); }) == 0);
    CHECK(allocations_of([&] { store.readings.update(store.row); }) == 0);
    CHECK(allocations_of([&] {
              auto open = store.session.transaction();
              reading fresh = store.row;
              fresh.id = 0;
              store.readings.insert(fresh);
              open.commit();
          }) == 0);
    CHECK(allocations_of([&] { store.readings.erase(std::int64_t{-1}); }) == 0);
}

}  // namespace

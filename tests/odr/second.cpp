// The headers in another order, and all of them.
#include <varve/varve.hpp>

#include "models.hpp"

#include <catch2/catch_test_macros.hpp>

std::string_view odr::run_second(varve::session<varve::sqlite>& session) { return run(session, "second"); }
varve::schema::schema odr::second_schema() { return varve::models<visit>::schema(); }

TEST_CASE("two translation units share models, texts and statements") {
    varve::database<varve::sqlite> database{":memory:"};
    auto session = database.session();
    varve::create_all(session, odr::first_schema());
    CHECK(odr::first_schema() == odr::second_schema());

    const std::string_view first = odr::run_first(session);
    const std::string_view second = odr::run_second(session);
    CHECK(first.data() == second.data());  // one constant in the whole program
    using visits = varve::repository<odr::visit, varve::sqlite>;
    CHECK(visits{session}.count() == 2);
    CHECK(session.all(odr::dear(5.5)).size() == 2);
    const auto& here = session.prepared<decltype(odr::dear(0.0))>();
    CHECK(sqlite3_sql(here.native_handle()) == second);
}

// expect: varve: a model has behaviours but no primary key
// expect: behaving_model_has_key<metric>
#include <chrono>
#include <varve/backend/recording/recording.hpp>
#include <varve/repository/repository.hpp>
#include <varve/sql/types/timestamp.hpp>

struct metric {
    std::string name;
    std::int64_t version{};
#ifdef VARVE_COMPILE_FAIL
    static constexpr auto facts() { return varve::facts(varve::versioned<&metric::version>); }
#else
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::name>, varve::versioned<&metric::version>); }
#endif
};

auto rows(varve::session<varve::recording>& session) { return varve::repository<metric, varve::recording>{session}; }

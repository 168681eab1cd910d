// The schema is a value: two versions of the models can be compared at compile time.
#include <varve/varve.hpp>

// [static_assert]
namespace v1 {
struct metric { std::int64_t id{}; std::string name; static constexpr auto facts() { return varve::facts(varve::table<"metrics">); } };
using store = varve::models<metric>;
}
namespace v2 {
struct metric {
    std::int64_t id{}; std::string name; std::optional<std::string> dataset;
    static constexpr auto facts() { return varve::facts(varve::table<"metrics">); }
};
using store = varve::models<metric>;
}
static_assert(varve::diff(v1::store::schema(), v2::store::schema()).is_backward_compatible());
static_assert(!varve::diff(v2::store::schema(), v1::store::schema()).is_backward_compatible());
// [/static_assert]

int main() {}

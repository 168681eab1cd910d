#include "varve_side.hpp"

#include <varve/session/database.hpp>

namespace benchmark {

session open(const std::vector<std::string>& tables) {
    varve::database<varve::sqlite> database{":memory:"};
    session made = database.session();
    for (const std::string& each : tables) made.execute(each);
    return made;
}

}  // namespace benchmark

#pragma once

#include <sqlite3.h>

#include <varve/core/error.hpp>
#include <varve/schema/schema.hpp>

namespace varve::detail {

inline schema::schema sqlite_introspect(sqlite3*) { throw feature_not_supported("varve: sqlite: introspection is not built yet"); }

}  // namespace varve::detail

// A second translation unit over the same headers: a library that is only headers must link twice.
#include <varve/schema/schema.hpp>

int tables_elsewhere() { return static_cast<int>(varve::schema::schema{}.tables.size()); }

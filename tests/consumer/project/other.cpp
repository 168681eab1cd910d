// A second translation unit over the same headers: a library that is only headers must link twice.
#include "metric.hpp"

int columns() { return static_cast<int>(store::schema().tables.at(0).columns.size()); }

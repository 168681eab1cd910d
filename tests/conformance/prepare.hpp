#pragma once

#include <varve/schema/schema.hpp>
#include <varve/session/session.hpp>

namespace varve_test {

/// Leaves these tables in the database and no others: servers keep theirs from case to case. Compiled once for all backends,
/// in prepare.cpp: the diff and the planners of migrations are no part of what every file of the suite compiles.
template <class Backend>
void prepare(varve::session<Backend>& session, const varve::schema::schema& tables);

}  // namespace varve_test

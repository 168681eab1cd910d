#include <varve/backend/sqlite/sqlite.hpp>
#include <varve/session/database.hpp>

template class varve::database<varve::sqlite>;

// What migrations need of the backends under test.
#pragma once

#ifdef VARVE_CONFORMANCE_ANY
#include <varve/backend/any/migrations.hpp>
#include <varve/backend/recording/migrations.hpp>
#endif
#include <varve/backend/sqlite/migrations.hpp>

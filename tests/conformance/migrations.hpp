// What migrations need of the backends under test.
#pragma once

#ifdef VARVE_CONFORMANCE_ANY
#include <varve/backend/any/migrations.hpp>
#include <varve/backend/recording/migrations.hpp>
#endif
#ifdef VARVE_CONFORMANCE_POSTGRES
#include <varve/backend/postgres/migrations.hpp>
#endif
#include <varve/backend/sqlite/migrations.hpp>

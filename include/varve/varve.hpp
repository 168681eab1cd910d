// Everything but the backends and the command line, each of which is opted into by its own header. A file that needs
// less includes less: migrations never need a model, and domain headers need model/model.hpp alone.
#pragma once

#include <varve/core/error.hpp>
#include <varve/ddl/alter_dialect.hpp>
#include <varve/ddl/rebuild_dialect.hpp>
#include <varve/diff/diff.hpp>
#include <varve/expression/expression.hpp>
#include <varve/expression/functions.hpp>
#include <varve/migrate/create_all.hpp>
#include <varve/migrate/generate.hpp>
#include <varve/migrate/migrator.hpp>
#include <varve/migrate/prove.hpp>
#include <varve/migrate/require.hpp>
#include <varve/migrate/step_hazards.hpp>
#include <varve/migrate/writer.hpp>
#include <varve/model/json_field.hpp>
#include <varve/model/model.hpp>
#include <varve/query/inserts.hpp>
#include <varve/query/dynamic.hpp>
#include <varve/query/query.hpp>
#include <varve/reflect/reflect.hpp>
#include <varve/repository/manual_clock.hpp>
#include <varve/repository/page_by.hpp>
#include <varve/repository/repository.hpp>
#include <varve/repository/unit_of_work.hpp>
#include <varve/repository/with.hpp>
#include <varve/schema/schema.hpp>
#include <varve/session/any_session_of.hpp>
#include <varve/session/database.hpp>
#include <varve/sql/floating_text.hpp>
#include <varve/sql/ordered_decimal.hpp>
#include <varve/sql/shown.hpp>
#include <varve/sql/types/types.hpp>

#pragma once

#include <varve/backend/postgres/writing.hpp>
#include <varve/ddl/ddl_dialect.hpp>

namespace varve {

/// PostgreSQL 15, as far as queries and CREATE statements need it; postgres_migration_dialect plans changes as well.
class postgres_dialect final : public postgres_writing<ddl_dialect> {
public:
    using writing = postgres_writing<ddl_dialect>;  ///< for create_all, which leaves out what no model needs
};

}  // namespace varve

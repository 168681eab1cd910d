#pragma once

#include <varve/backend/sqlite/writing.hpp>
#include <varve/ddl/ddl_dialect.hpp>

namespace varve {

/// SQLite 3.40, as far as queries and CREATE statements need it; sqlite_migration_dialect plans changes as well.
class sqlite_dialect final : public sqlite_writing<ddl_dialect> {
public:
    using writing = sqlite_writing<ddl_dialect>;  ///< for create_all, which leaves out what no model needs
};

}  // namespace varve

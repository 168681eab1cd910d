#pragma once

#include <vector>

#include <varve/core/error.hpp>
#include <varve/ddl/ddl_dialect.hpp>

namespace varve {

/// A dialect that writes CREATE statements and nothing else. A dialect is one object, and whoever calls one function of it
/// at run time compiles all of them, the planner of table rebuilds too; a backend that has one of these beside its dialect
/// (`Backend::creating`) spares that to programs that only create.
class creation_dialect : public ddl_dialect {
public:
    /// Throws usage_error: changes are planned by the backend's whole dialect.
    plan plan_changes(const schema::schema& /*from*/, const std::vector<change>& /*changes*/) const override { refuse(); }
    /// Throws usage_error.
    schema::schema project(const schema::schema& /*whole*/) const override { refuse(); }

protected:
    ~creation_dialect() = default;

private:
    [[noreturn, gnu::cold]] static void refuse() {
        throw usage_error("varve: a dialect that only creates is asked about changes; ask the dialect of the backend");
    }
};

}  // namespace varve

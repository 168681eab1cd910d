#pragma once

#include <memory>
#include <string>
#include <utility>

#include <varve/backend/postgres/detail/link.hpp>

namespace varve::detail {

/// A database of its own, as long as this is there.
class postgres_scratch_database {
public:
    /// `maintenance`: a connection that creates it, and drops it in the end.
    postgres_scratch_database(std::unique_ptr<postgres_link> maintenance, std::string name)
        : maintenance_(std::move(maintenance)), name_(std::move(name)) {
        maintenance_->run("CREATE DATABASE " + name_ + " TEMPLATE template0");
    }
    postgres_scratch_database(const postgres_scratch_database&) = delete;
    postgres_scratch_database& operator=(const postgres_scratch_database&) = delete;
    ~postgres_scratch_database() {
        try {
            maintenance_->run("DROP DATABASE IF EXISTS " + name_ + " WITH (FORCE)");
        } catch (const error&) {  // NOLINT(bugprone-empty-catch): the server is gone: nothing is left to be done here
        }
    }

private:
    std::unique_ptr<postgres_link> maintenance_;
    std::string name_;
};

}  // namespace varve::detail

#pragma once

#include <boost/uuid/random_generator.hpp>

#include <varve/sql/types/uuid.hpp>

namespace varve {

/// A new UUID of version 4, from the operating system's entropy: safe in every thread and after fork. Throws
/// boost::uuids::entropy_error when there is none. Apart from uuid.hpp, because its generator costs more to compile.
inline uuid random_uuid() {
    thread_local boost::uuids::random_generator_pure generate;
    return generate();
}

}  // namespace varve

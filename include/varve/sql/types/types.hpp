// Column types beyond the plain ones, each in a header of its own, so that a file pays only for what its models use. What
// goes in is a C++ value; what comes out is one of the engine values of sql/value.hpp. Included by models; read by sql/codec.hpp.
#pragma once

#include <varve/sql/types/array.hpp>
#include <varve/sql/types/chrono.hpp>
#include <varve/sql/types/decimal.hpp>
#include <varve/sql/types/fixed_bytes.hpp>
#include <varve/sql/types/json.hpp>
#include <varve/sql/types/random_uuid.hpp>
#include <varve/sql/types/rounding.hpp>
#include <varve/sql/types/uuid.hpp>

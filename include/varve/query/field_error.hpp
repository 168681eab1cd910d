#pragma once

#include <varve/core/error.hpp>

namespace varve {

/// A name, an operator or a value that came as text from outside, of a web form for example, does not fit the fields of a
/// model. The message names the field, what it takes, and what was given, and may be shown to whoever gave it. SQLSTATE: 42703
/// no such field, 42702 a field of several tables, 42883 no such operator, 42804 an operator that is not for fields of this
/// type, 22P02 a value that the field does not take.
struct field_error : data_error { using data_error::data_error; };

}  // namespace varve

#pragma once

// reflect/: a struct or an enum goes in; the names, types and positions of its fields, and what its
// enumerators are called, come out as constants, each kept in a variable template so that it is
// found once per type. No object of the struct is ever made, so fields need not be literal types or
// have default constructors. Called by model/ and expression/ to turn member pointers into columns,
// and by query/ and repository/ to bind and read fields. This is the only home of Boost.PFR, which
// supplies the structured bindings (and the names where Boost has them).

#include <varve/reflect/enumerators.hpp>
#include <varve/reflect/field.hpp>
#include <varve/reflect/field_count.hpp>
#include <varve/reflect/field_names.hpp>
#include <varve/reflect/field_position.hpp>
#include <varve/reflect/member.hpp>
#include <varve/reflect/member_of.hpp>
#include <varve/reflect/path.hpp>
#include <varve/reflect/snake_case.hpp>
#include <varve/reflect/type_name.hpp>

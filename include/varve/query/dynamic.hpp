// Conditions and orders that are put together at run time, such as the filters of a web form. What goes in are ordinary
// typed conditions, and names and texts that are checked against a model's fields; what comes out stands wherever a condition
// or a key of an order does. Only who includes this pays for it: a query with such a part has no constant text, and is
// found by its structure instead.
#pragma once

#include <varve/query/dynamic_composition.hpp>
#include <varve/query/dynamic_condition.hpp>
#include <varve/query/dynamic_order.hpp>
#include <varve/query/field_error.hpp>
#include <varve/query/field_filter.hpp>
#include <varve/query/field_operator.hpp>
#include <varve/query/query.hpp>

// Queries over models: select, insert, update, erase. What goes in are member pointers, expressions and values; what comes
// out is a type whose SQL text is a constant of that type and of the backend's dialect, whose bind() gives the parameters
// in order, and whose row_type says what a row is read into. Run by session/, used by repository/.
#pragma once

#include <varve/query/by_key.hpp>
#include <varve/query/common_table.hpp>
#include <varve/query/erase.hpp>
#include <varve/query/insert.hpp>
#include <varve/query/join.hpp>
#include <varve/query/keyset.hpp>
#include <varve/query/raw.hpp>
#include <varve/query/returned_values.hpp>
#include <varve/query/row.hpp>
#include <varve/query/select.hpp>
#include <varve/query/set_operation.hpp>
#include <varve/query/subquery.hpp>
#include <varve/query/update.hpp>

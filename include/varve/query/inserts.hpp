// Inserts beyond what repositories do: from a select, of chosen columns, with conflicts handled and rows given back. A header of
// its own, since most programs write whole models by repositories.
#pragma once

#include <varve/query/conflict.hpp>
#include <varve/query/insert_into.hpp>
#include <varve/query/insert_row.hpp>
#include <varve/query/insert_rows.hpp>
#include <varve/query/query.hpp>

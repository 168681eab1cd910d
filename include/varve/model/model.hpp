// From a struct and the facts beside it to a schema value: `varve::models<metric, reading>::schema()`. What goes in is a
// plain aggregate with `facts()`; what comes out is schema::table, and for queries the static layout (names and storage of
// columns, which field is behind each). The only home of Boost.Hana: facts are a hana::tuple. Called by query/ and by
// whoever needs the models' schema.
#pragma once

#include <varve/model/audited.hpp>
#include <varve/model/check.hpp>
#include <varve/model/column_facts.hpp>
#include <varve/model/facts.hpp>
#include <varve/model/full_text_identity.hpp>
#include <varve/model/full_text_index.hpp>
#include <varve/model/history_facts.hpp>
#include <varve/model/index.hpp>
#include <varve/model/keys.hpp>
#include <varve/model/models.hpp>
#include <varve/model/naming_facts.hpp>
#include <varve/model/only.hpp>
#include <varve/model/retained.hpp>
#include <varve/model/soft_deleted.hpp>
#include <varve/model/strong_typedef.hpp>
#include <varve/model/table_of.hpp>
#include <varve/model/timestamps.hpp>
#include <varve/model/versioned.hpp>

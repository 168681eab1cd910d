// Every function that expressions know beyond expression.hpp, for those who would not choose. A file that includes only the
// headers it needs compiles faster: moment.hpp costs what <chrono> does.
#pragma once

#include <varve/expression/aggregate.hpp>
#include <varve/expression/arithmetic.hpp>
#include <varve/expression/bound.hpp>
#include <varve/expression/cast.hpp>
#include <varve/expression/choice.hpp>
#include <varve/expression/function.hpp>
#include <varve/expression/full_text.hpp>
#include <varve/expression/json.hpp>
#include <varve/expression/moment.hpp>
#include <varve/expression/text.hpp>
#include <varve/expression/window.hpp>

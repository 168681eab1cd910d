#include "models.hpp"

std::string_view odr::run_first(varve::session<varve::sqlite>& session) { return run(session, "first"); }
varve::schema::schema odr::first_schema() { return varve::models<visit>::schema(); }

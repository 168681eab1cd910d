#pragma once

// How a statement is prepared, run, and its rows received.
#include <charconv>
#include <string>

#include <varve/backend/postgres/statement.hpp>

namespace varve {

inline postgres_statement::postgres_statement(detail::postgres_link& link, std::string_view sql) : link_(&link), sql_(sql) {
    try {
        prepare();
    } catch (...) {
        link_ = nullptr;  // there is nothing to forget
        throw;
    }
}

// Its text and the question for its types go out together: one round trip.
inline void postgres_statement::prepare() {
    PGconn* const handle = link_->handle.get();
    link_->forget_statements();
    // The server takes such a text, and answers with a number of 16 bits: the connection would be lost.
    if (sql_.size() > 400'000 && sql_.find("$65536") != std::string::npos)
        detail::raise<data_error>({"varve: postgres: a statement has more than 65535 parameters; give a list as one, by in(range)"}, "54023");
    link_->ready();
    name_ = "varve_" + std::to_string(++link_->statements);
    ++link_->round_trips;
    detail::postgres_result refused;
    if (PQenterPipelineMode(handle) != 1) link_->fail(nullptr, sql_);
    PQsendPrepare(handle, name_.c_str(), sql_.c_str(), 0, nullptr);
    PQsendDescribePrepared(handle, name_.c_str());
    PQpipelineSync(handle);
    for (bool synchronised = false; !synchronised && PQstatus(handle) == CONNECTION_OK;) {
        detail::postgres_result result{PQgetResult(handle)};
        if (result == nullptr) continue;  // the end of one command
        switch (PQresultStatus(result.get())) {
            case PGRES_PIPELINE_SYNC: synchronised = true; break;
            case PGRES_FATAL_ERROR: refused = std::move(result); break;
            case PGRES_COMMAND_OK: described_ = std::move(result); break;  // of the second command in the end
            default: break;
        }
    }
    PQexitPipelineMode(handle);
    if (refused != nullptr || described_ == nullptr) link_->fail(refused.get(), sql_);

    std::vector<detail::postgres_value_type> types;
    types.reserve(static_cast<std::size_t>(PQnparams(described_.get())));
    for (int i = 0; i < PQnparams(described_.get()); ++i) types.push_back(link_->type_of(PQparamtype(described_.get(), i)));
    if (!parameters_.are_of(types)) parameters_ = detail::postgres_parameters{std::move(types)};
    forms_.clear();
    is_binary_ = true;
    for (int i = 0; i < PQnfields(described_.get()); ++i) {
        forms_.push_back(link_->type_of(PQftype(described_.get(), i)).form);
        if (forms_.back() == detail::postgres_form::other || forms_.back() == detail::postgres_form::array) is_binary_ = false;
    }
    // libpq has one format for all columns of a result.
    if (!is_binary_)
        for (detail::postgres_form& each : forms_) each = detail::postgres_form::other;
}

inline void postgres_statement::run() {
    if (link_ == nullptr) throw usage_error("varve: postgres: a statement that was moved away is used", {.sqlstate = "XX000"});
    link_->ready();
    ++link_->round_trips;
    PGconn* const handle = link_->handle.get();
    runs_ = true;
    row_ = -1;
    rows_ = 0;
    affected_ = 0;
    if (arrives_one_at_a_time_) {
        link_->in_block = PQtransactionStatus(handle) != PQTRANS_IDLE;
        if (PQsendQueryPrepared(handle, name_.c_str(), parameters_.count(), parameters_.values(), parameters_.sizes(), parameters_.formats(),
                                is_binary_ ? 1 : 0) != 1)
            link_->fail(nullptr, sql_);
        PQsetSingleRowMode(handle);
        link_->receiving = this;
        return;
    }
    const bool was_idle = PQtransactionStatus(handle) == PQTRANS_IDLE;
    detail::postgres_result result = execute();
    if (PQresultStatus(result.get()) == PGRES_FATAL_ERROR && prepare_again(result.get(), was_idle)) [[unlikely]]
        result = execute();
    keep(std::move(result));
}

inline detail::postgres_result postgres_statement::execute() {
    return detail::postgres_result{PQexecPrepared(link_->handle.get(), name_.c_str(), parameters_.count(), parameters_.values(),
                                                  parameters_.sizes(), parameters_.formats(), is_binary_ ? 1 : 0)};
}

// A table that was altered since, or statements that somebody dropped (DISCARD ALL): nothing ran, so it may run again. Inside
// a transaction the failure has ended that.
inline bool postgres_statement::prepare_again(const PGresult* refused, bool was_idle) {
    const char* const code = PQresultErrorField(refused, PG_DIAG_SQLSTATE);
    const std::string_view sqlstate = code != nullptr ? code : "";
    if (!was_idle || (sqlstate != "0A000" && sqlstate != "26000")) return false;
    const detail::postgres_parameters* const bound = &parameters_;
    const char* const* const values = parameters_.values();
    prepare();
    return bound->values() == values;  // else its parameters are of other types now, and what was bound is gone
}

inline void postgres_statement::keep(detail::postgres_result result) {
    const ExecStatusType status = PQresultStatus(result.get());
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK && status != PGRES_SINGLE_TUPLE) link_->fail(result.get(), sql_);
    result_ = std::move(result);
    row_ = -1;
    rows_ = PQntuples(result_.get());
    const std::string_view told = PQcmdStatus(result_.get());
    if (told.empty() || told.starts_with("SELECT")) return;
    const std::string_view count = PQcmdTuples(result_.get());
    std::from_chars(count.data(), count.data() + count.size(), affected_);
}

inline bool postgres_statement::next() {
    if (link_->receiving == this) {
        detail::postgres_result result{PQgetResult(link_->handle.get())};
        if (result == nullptr) {
            link_->receiving = nullptr;
            return false;
        }
        keep(std::move(result));
    } else if (!taken_in_.empty()) {
        result_ = std::move(taken_in_.front());
        taken_in_.pop_front();
        rows_ = PQntuples(result_.get());
    } else if (failed_while_taken_in_) {
        std::rethrow_exception(std::exchange(failed_while_taken_in_, nullptr));
    } else {
        return false;
    }
    row_ = 0;
    return rows_ > 0 || next();  // the last result says that there are no more
}

inline void postgres_statement::take_in() {
    link_->receiving = nullptr;
    while (detail::postgres_result result{PQgetResult(link_->handle.get())}) {
        const ExecStatusType status = PQresultStatus(result.get());
        if (status == PGRES_SINGLE_TUPLE || status == PGRES_TUPLES_OK) {
            taken_in_.push_back(std::move(result));
            continue;
        }
        try {
            link_->fail(result.get(), sql_);
        } catch (...) {
            failed_while_taken_in_ = std::current_exception();
        }
    }
}

inline void postgres_statement::reset() noexcept {
    if (!runs_) return;
    if (link_ != nullptr && link_->receiving == this) {
        link_->receiving = nullptr;
        // Who stops half-way does not want the rest; inside a transaction cancelling would end that as well.
        char why[256];
        if (PQtransactionStatus(link_->handle.get()) == PQTRANS_ACTIVE && !link_->in_block) PQcancel(link_->cancel.get(), why, sizeof why);
        while (const detail::postgres_result rest{PQgetResult(link_->handle.get())}) {}
    }
    result_.reset();
    taken_in_.clear();
    failed_while_taken_in_ = nullptr;
    runs_ = false;
    arrives_one_at_a_time_ = false;
}

}  // namespace varve

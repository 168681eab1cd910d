#pragma once

#include <varve/migrate/batch.hpp>
#include <varve/migrate/revision_set.hpp>

// The revisions that the runner's tests apply: tables with a child that deletes in cascade, then everything that makes
// SQLite rebuild the parent, between a data step and raw SQL.
namespace history {

using namespace varve::migration;

inline const revision first{
    {.id = "20260101_0001", .message = "create metrics and readings"},
    [](operations& op) {
        op.create_table("metrics", {
                                       column("id", bigint()).identity(),
                                       column("name", text()).collate("NOCASE"),
                                       column("value", double_precision()),
                                       primary_key("pk_metrics", {"id"}),
                                       unique("uq_metrics_name", {"name"}),
                                   });
        op.create_table("readings", {
                                        column("id", bigint()).identity(),
                                        column("metric_id", bigint()),
                                        primary_key("pk_readings", {"id"}),
                                        foreign_key("fk_readings_metrics", {"metric_id"})
                                            .references("metrics", {"id"})
                                            .on_delete(referential_action::cascade),
                                    });
        op.create_index("metrics", "ix_metrics_value", {descending("value")});
    },
    [](operations& op) {
        op.drop_index("metrics", "ix_metrics_value");
        op.drop_table("readings");
        op.drop_table("metrics");
    }};

inline const revision second{
    {.id = "20260102_0002", .after = {"20260101_0001"}, .message = "add metrics.dataset"},
    [](operations& op) {
        op.add_column("metrics", column("dataset", text()).null());
        op.run("fill_dataset", 1, [](varve::any_session& session, batch& rows) {
            rows.report(session.execute(
                "update metrics set dataset = 'seattle' where dataset is null", {}));
        });
        op.alter_column("metrics", column("value", double_precision()).null());
        op.add_check("metrics", check("ck_metrics_value", col("value") < literal(1e308)));
        op.execute(
            "create trigger metrics_checked after delete on metrics begin select 1; end",
            [](operations& effect) {
                effect.create_object(trigger(
                    "metrics_checked", "metrics",
                    "create trigger metrics_checked after delete on metrics begin select 1; end"));
            });
    },
    [](operations& op) {
        op.drop_object(object_kind::trigger, "metrics_checked");
        op.drop_check("metrics", "ck_metrics_value");
        op.alter_column("metrics", column("value", double_precision()));
        op.drop_column("metrics", "dataset");
    }};

inline const revision third{
    {.id = "20260103_0003", .after = {"20260102_0002"}, .message = "create notes"},
    [](operations& op) {
        op.create_table("notes", {column("id", bigint()).identity(), column("text", text()).null(),
                                  primary_key("pk_notes", {"id"})});
    },
    [](operations& op) { op.drop_table("notes"); }};

inline const revision_set all{{&first, &second, &third}, "history"};

}  // namespace history

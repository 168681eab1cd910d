// 20261121_28c9 create the catalogue
#include <varve/migrate/revision.hpp>
using namespace varve::migration;

static void upgrade(operations& op) {
    op.create_table("metrics", {
        column("id", text()),
        column("number", bigint()),
        column("name", text()),
        column("description", text()).null(),
        column("calculation", text()).null(),
        column("owner", text()).null(),
        column("data_source", text()).null(),
        column("tags", array(text())).default_value(sql("'[]'")),
        column("dependencies", array(text())).default_value(sql("'[]'")),
        column("test_count", bigint()).default_value(literal(0)),
        column("usage_count", bigint()).default_value(literal(0)),
        column("trust_score", double_precision()).default_value(literal(0.0)),
        column("created_at", timestamp()).default_value(call("now", {})),
        column("updated_at", timestamp()).default_value(call("now", {})),
        primary_key("pk_metrics", {"id"}),
        unique("uq_metrics_number", {"number"}),
        check("ck_metrics_trust_score_is_a_percentage",
            operation("between", {col("trust_score"), literal(0.0), literal(100.0)})),
        index("ix_metrics_name", {"name"}),
        index("ix_metrics_owner", {"owner"}),
    });
    op.create_table("metric_history", {
        column("metric_id", text()),
        column("revision", bigint()),
        column("field_name", text()),
        column("operation", enumeration("history_operation", {"inserted", "updated", "hidden", "restored", "erased"})),
        column("old_value", text()).null(),
        column("new_value", text()).null(),
        column("changed_by", text()),
        column("changed_at", timestamp()),
        primary_key("pk_metric_history", {"metric_id", "revision", "field_name"}),
        index("ix_metric_history_changed_at", {"changed_at"}),
    });
    op.create_table("validation_tests", {
        column("id", bigint()).identity(),
        column("metric_id", text()),
        column("test_type", text()),
        column("test_query", text()),
        column("expected_result", text()).null(),
        column("last_run", timestamp()).null(),
        column("status", enumeration("test_status", {"pending", "passed", "failed"}))
            .default_value(literal("pending", enumeration("test_status", {"pending", "passed", "failed"}))),
        primary_key("pk_validation_tests", {"id"}),
        foreign_key("fk_validation_tests_metric_id_metrics", {"metric_id"})
            .references("metrics", {"id"})
            .on_delete(referential_action::cascade),
        index("ix_validation_tests_metric_id", {"metric_id"}),
    });
    op.create_table("metric_usage", {
        column("id", bigint()).identity(),
        column("metric_id", text()),
        column("used_by", text()),
        column("used_at", timestamp()).default_value(call("now", {})),
        column("context", text()).null(),
        primary_key("pk_metric_usage", {"id"}),
        foreign_key("fk_metric_usage_metric_id_metrics", {"metric_id"})
            .references("metrics", {"id"})
            .on_delete(referential_action::cascade),
        index("ix_metric_usage_metric_id_used_at", {"metric_id", "used_at"}),
    });
}

static void downgrade(operations& op) {
    // data_loss, breaks_old_readers
    op.drop_table("metric_usage");
    // data_loss, breaks_old_readers
    op.drop_table("validation_tests");
    // data_loss, breaks_old_readers
    op.drop_table("metric_history");
    // data_loss, breaks_old_readers
    op.drop_table("metrics");
}

extern const revision r20261121_28c9{
    {.id = "20261121_28c9",
     .message = "create the catalogue",
     .proved = "1:e1b5e677b2ee52b48b5790a715438b06"},
    upgrade,
    downgrade};

// 20261121_a187 create metrics
#include <varve/migrate/revision.hpp>
using namespace varve::migration;

static void upgrade(operations& op) {
    op.create_table("metrics", {
        column("id", uuid()),
        column("spec", array(text())),
        column("state", json()),
        column("parameters", json()),
        column("key", json()),
        primary_key("pk_metrics", {"id"}),
        unique("uq_metrics_spec_key", {"spec", "key"}),
    });
}

static void downgrade(operations& op) {
    // data_loss, breaks_old_readers
    op.drop_table("metrics");
}

extern const revision r20261121_a187{
    {.id = "20261121_a187",
     .message = "create metrics",
     .proved = "1:1bd1e28a6127524487b850389a5baefc"},
    upgrade,
    downgrade};

// 20261121_9b7b add dataset
#include <varve/migrate/revision.hpp>
using namespace varve::migration;

static void upgrade(operations& op) {
    // breaks_old_readers
    op.drop_unique("metrics", "uq_metrics_spec_key");
    op.add_column("metrics", column("dataset", text()).null());
    // may_fail_on_data
    op.add_unique("metrics",
        unique("uq_metrics_spec_key_dataset", {"spec", "key", "dataset"}).nulls_not_distinct());
    op.create_index("metrics", "ix_metrics_dataset", {"dataset"});
}

static void downgrade(operations& op) {
    op.drop_index("metrics", "ix_metrics_dataset");
    // breaks_old_readers
    op.drop_unique("metrics", "uq_metrics_spec_key_dataset");
    // data_loss, breaks_old_readers
    op.drop_column("metrics", "dataset");
    // may_fail_on_data
    op.add_unique("metrics", unique("uq_metrics_spec_key", {"spec", "key"}));
}

extern const revision r20261121_9b7b{
    {.id = "20261121_9b7b",
     .after = {"20261121_a187"},
     .message = "add dataset",
     .proved = "1:109f2d83f6215f83bc60d85fbd2e536c"},
    upgrade,
    downgrade};

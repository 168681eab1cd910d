// 20261121_29ca search metrics by their words
#include <varve/migrate/revision.hpp>
using namespace varve::migration;

static void upgrade(operations& op) {
    op.create_full_text_index("metrics", "ft_metrics_name_description_calculation",
        {key("name").weight(4), key("description").weight(2), "calculation"});
}

static void downgrade(operations& op) {
    // breaks_old_readers
    op.drop_index("metrics", "ft_metrics_name_description_calculation");
}

extern const revision r20261121_29ca{
    {.id = "20261121_29ca",
     .after = {"20261121_28c9"},
     .message = "search metrics by their words",
     .proved = "1:5c2dceb6405d5562bac2624f2b146e7f"},
    upgrade,
    downgrade};

-- before the transaction
PRAGMA foreign_keys = OFF;
-- inside
-- hazards: data_loss, breaks_old_readers
DROP TABLE "metrics";
-- after
PRAGMA legacy_alter_table = OFF;
PRAGMA foreign_keys = ON;

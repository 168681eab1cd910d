// 20261120_9c41 everything
#include <varve/migrate/revision.hpp>
using namespace varve::migration;

static void upgrade(operations& op) {
    op.create_table(in("other", "parents"), {
        column("a", integer()),
        column("b", smallint()),
        primary_key("pk_parents", {"a", "b"}),
    });
    op.create_table("everything", {
        column("id", bigint()).identity_always(),
        column("flag", boolean()).default_value(literal(false)),
        column("tiny", unsigned_number(tinyint())),
        column("small", smallint()).null(),
        column("endless", double_precision()).default_value(literal(-infinity)),
        column("plain", integer()).comment(R"(two
lines, and "quotes")"),
        column("odd", with(bigint(), 24, 0, "")),
        column("single", real()).default_value(literal(2.0, real())),
        column("value", double_precision()).null(),
        column("money", decimal(18, 4)),
        column("name", text()).collate("NOCASE"),
        column("label", varchar(40)).default_value(sql("'none'")),
        column("raw", bytes()),
        column("hash", bytes(20)),
        column("key", uuid()).default_value(call("uuid", {})),
        column("doc", json()),
        column("day", date()),
        column("hour", time_of_day()),
        column("at", stored_as(timestamp(), storage::integer)),
        column("local", local_timestamp()).null().on_update(call("now", {})),
        column("took", duration()),
        column("mood", enumeration("mood", {"sad", "glad"})),
        column("moods", array(enumeration("mood", {"sad", "glad"}))),
        column("search", custom({{"postgres", "tsvector"}})),
        column("email", spelled(text(), {{"postgres", "citext"}, {"", "text"}})),
        column("twice", double_precision()).generated(col("value") * literal(0.1)).stored(),
        primary_key("pk_everything", {"id"}),
        unique("uq_everything_name", {"name", "label"}).nulls_not_distinct(),
        foreign_key("fk_everything_parent", {"plain", "small"})
            .references(in("other", "parents"), {"a", "b"})
            .on_delete(referential_action::cascade)
            .on_update(referential_action::set_null)
            .deferrable()
            .initially_deferred(),
        check("ck_everything",
            !operation("between", {col("value"), literal(1), literal("2.50", decimal(5, 2))}) && (operation("like", {col("everything", "name"), literal(R"(a"%\)")}) || is_null(call("coalesce", {col("label"), null(text()), -cast(literal(true) - opaque("1 + 1"), smallint())})))),
        check("ck_text", sql({{"sqlite", "value > 0"}, {"postgres", "value > 0.0"}})),
        index("ix_everything", {descending("name"), key("label").nulls(nulls_order::last).collate("C").operator_class("text_ops"), key(col("id") % literal(10))})
            .unique()
            .nulls_not_distinct()
            .where(is_not_null(col("name")))
            .include({"value"})
            .method("btree")
            .comment("all of it"),
        option("sqlite", "strict", "true"),
        option("postgres", "fillfactor", "70"),
        comment("has everything"),
    });
    op.create_table("things", {
        column("id", bigint()),
        column("old", text()),
    });
    op.rename_column("things", "old", "new");
    op.alter_column("things", column("new", text()).null());
    op.create_index("things", "ix_old", {"id"});
    op.rename_index("things", "ix_old", "ix_new");
    op.create_index("things", index("ix_partial", {"id"}).where(sql("id > 5")));
    op.set_primary_key("things", primary_key("pk_things", {"id"}));
    op.add_unique("things", unique("uq", {"id"}));
    op.add_check("things", check("ck", sql("id > 0")));
    op.drop_check("things", "ck");
    op.add_check("things", check("ck", sql("id > 1")));
    op.add_foreign_key("things",
        foreign_key("fk_things_everything", {"id"}).references("everything", {"id"}));
    op.add_column("things", column("first", date()).null(), at(0));
    op.drop_column("things", "new");
    // breaks_old_readers
    op.rename_table("things", "items");
    op.set_table_comment("items", "was things");
    // table_rewrite, may_fail_on_data
    op.set_table_options("items", {option("sqlite", "strict", "true")});
    op.create_view(view("v", R"(select *
from items)").materialized().comment("c"));
    op.create_object(trigger("t", "items", {{"sqlite", R"sql(create trigger t after insert on items begin select raise(abort, "no)"); end)sql"}}));
    op.create_object(object(object_kind::sequence, "s", "", {{"postgres", "create sequence s"}}));
    // breaks_old_readers
    op.drop_view("v");
}

static void downgrade(operations& op) {
    op.create_view(view("v", R"(select *
from items)").materialized().comment("c"));
    // data_loss, breaks_old_readers
    op.drop_object(object_kind::sequence, "s");
    op.drop_object(object_kind::trigger, "t");
    // breaks_old_readers
    op.drop_view("v");
    // table_rewrite, may_fail_on_data
    op.set_table_options("items", {});
    op.set_table_comment("items", "");
    // breaks_old_readers
    op.rename_table("items", "things");
    op.add_column("things", column("new", text()).null());
    // data_loss, breaks_old_readers
    op.drop_column("things", "first");
    op.drop_foreign_key("things", "fk_things_everything");
    op.drop_check("things", "ck");
    // may_fail_on_data
    op.add_check("things", check("ck", sql("id > 0")));
    op.drop_check("things", "ck");
    // breaks_old_readers
    op.drop_unique("things", "uq");
    // table_rewrite, breaks_old_readers
    op.drop_primary_key("things");
    op.drop_index("things", "ix_partial");
    op.rename_index("things", "ix_new", "ix_old");
    op.drop_index("things", "ix_old");
    // breaks_old_readers, may_fail_on_data
    op.alter_column("things", column("new", text()));
    // breaks_old_readers
    op.rename_column("things", "new", "old");
    // data_loss, breaks_old_readers
    op.drop_table("things");
    // data_loss, breaks_old_readers
    op.drop_table("everything");
    // data_loss, breaks_old_readers
    op.drop_table(in("other", "parents"));
}

extern const revision r20261120_9c41{
    {.id = "20261120_9c41",
     .after = {"20261101_07be", "20261102_0000"},
     .message = "everything",
     .proved = "1:0123"},
    upgrade,
    downgrade};

#!/usr/bin/env python3
"""Drives a user's project through its migrations: the gate, the command line and the database, as a person would."""

import argparse
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent


class Project:
    def __init__(self, root, options):
        self.root = root
        self.source = root / "source"
        self.build_folder = root / "build"
        self.migrations = self.source / "migrations"
        self.models = self.source / "src" / "models.hpp"
        self.database = root / "shop.db"
        self.options = options
        shutil.copytree(HERE / "project", self.source)

    def configure(self):
        command = [self.options.cmake, "-S", self.source, "-B", self.build_folder, "-G", self.options.generator,
                   f"-DCMAKE_CXX_COMPILER={self.options.compiler}", f"-DCMAKE_CXX_FLAGS={self.options.flags}",
                   f"-DVARVE_SOURCE={self.options.varve}", "-DCMAKE_BUILD_TYPE="]
        if self.options.launcher:
            command.append(f"-DCMAKE_CXX_COMPILER_LAUNCHER={self.options.launcher}")
        expect(run(command), 0)

    def build(self, target=None):
        command = [self.options.cmake, "--build", self.build_folder]
        return run(command + (["--target", target] if target else []))

    @property
    def program(self):
        return self.build_folder / "shop"

    def cli(self, *arguments, database=None):
        return run([self.build_folder / "shop_migrations_cli", *arguments, "--database", database or self.database])

    def offline(self, *arguments):
        return run([self.build_folder / "shop_migrations_cli", *arguments])

    def sql(self, text):
        with sqlite3.connect(self.database) as connection:
            rows = connection.execute(text).fetchall()
        connection.close()
        return rows

    def state(self):
        """All that a migration could change: the schema and every row, Varve's own tables included."""
        schema = self.sql("select type, name, sql from sqlite_schema order by 1, 2")
        return schema, {name: self.sql(f'select * from "{name}"') for kind, name, _ in schema if kind == "table"}

    def revision_files(self):
        return sorted(self.migrations.glob("*.cpp"))


class Result:
    def __init__(self, done):
        self.code = done.returncode
        self.text = done.stdout + done.stderr


def run(command, shell=False):
    shown = command if shell else [str(part) for part in command]
    return Result(subprocess.run(shown, shell=shell, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", errors="replace"))


def expect(result, code, *fragments):
    wrong = [fragment for fragment in fragments if fragment not in result.text]
    if result.code != code or wrong:
        sys.exit(f"expected exit code {code}, got {result.code}; missing: {wrong}; output:\n{result.text}")
    return result


def same(found, expected, what):
    if found != expected:
        sys.exit(f"{what}: expected {expected!r}, found {found!r}")


def step(text):
    print(f"-- {text}", flush=True)


def one_command(result, message):
    """The command that the gate prints last; what is typed is what is printed, but for the message."""
    lines = [line.strip() for line in result.text.splitlines() if "shop_migrations_cli revision" in line]
    same(len(lines), 1, "one command in the gate's message")
    return lines[0].replace("…", message)


def first_revision(project):
    step("the gate fails without revisions, shows the difference, and builds nothing that links to them")
    failed = project.build()
    same(failed.code != 0, True, "the build must fail")
    expect(failed, failed.code, "create table metrics", "--target shop_migrations_cli && ", "revision --autogenerate")
    same(project.program.exists(), False, "the program must not be built")

    step("the one command writes the first revision; then the build passes")
    expect(run(one_command(failed, "create metrics"), shell=True), 0, "Proved and written", 'op.create_table("metrics"')
    same([bool(re.fullmatch(r"\d{8}_[0-9a-f]{4}_create_metrics\.cpp", file.name)) for file in project.revision_files()], [True], "one file")
    expect(project.build(), 0)
    same(project.program.exists(), True, "the program is built")

    step("a database that is not at head is refused; upgrade brings it there")
    expect(run([project.program, project.database]), 1, "refused", "1 revision behind", "shop_migrations_cli upgrade")
    expect(project.cli("current"), 1, "No revision is applied", "Behind by 1")
    expect(project.cli("upgrade"), 0, "Applied 1 revision")
    expect(project.cli("upgrade"), 0, "Nothing to do")
    expect(project.cli("current"), 0, "At head")
    expect(run([project.program, project.database]), 0, "at head")
    project.sql("insert into metrics (id, name, value) values (3, 'mean', 1.5), (9, 'max', 7)")
    expect(run([project.program, project.root / "fresh.db", "migrate"]), 0, "at head")


def second_revision(project):
    step("a changed model fails the build at the gate, with the difference")
    text = project.models.read_text()
    text = text.replace("    double value{};", "    double value{};\n    std::optional<std::string> dataset;").replace(
        "#include <string>", "#include <optional>\n#include <string>").replace(
        "varve::unique<&metric::name>", "varve::unique<&metric::name, &metric::dataset>, varve::index<&metric::dataset>")
    project.models.write_text(text)
    failed = project.build()
    same(failed.code != 0, True, "the build must fail")
    expect(failed, failed.code, "dataset", "uq_metrics_name_dataset", "ix_metrics_dataset")
    expect(project.offline("check"), 1, "dataset")

    step("autogenerate, build, upgrade: the rows are there")
    expect(project.offline("revision", "--autogenerate", "-m", "add metric.dataset"), 0, 'column("dataset", text()).null()')
    expect(project.offline("revision", "--autogenerate", "-m", "once more"), 1, "add_metric_dataset.cpp is not part of this command line",
           "--target shop_migrations_cli && ")
    expect(project.build(), 0)
    expect(project.offline("check"), 0, "The revisions make what the models say")
    expect(run([project.program, project.database]), 1, "refused")
    expect(project.cli("upgrade"), 0, "add metric.dataset")
    same(project.sql("select id, name, value, dataset from metrics"), [(3, "mean", 1.5, None), (9, "max", 7.0, None)], "rows")
    expect(project.cli("history"), 0, "(head) add metric.dataset  applied", "create metrics  applied")
    expect(project.offline("heads"), 0, "add metric.dataset")

    step("down and up again, with the rows")
    project.sql("update metrics set dataset = 'seattle' where id = 9")
    expect(project.cli("downgrade", "-1"), 0, "Undid 1 revision")
    same(project.sql("select * from metrics"), [(3, "mean", 1.5), (9, "max", 7.0)], "rows after downgrade")
    expect(project.cli("current"), 1, "Behind by 1")
    expect(project.cli("upgrade", "-v"), 0, "Applied 1 revision")
    same(project.sql("select count(*) from metrics"), [(2,)], "rows after upgrade")


def scripts(project):
    step("the script of `sql`, run by SQLite itself, makes the same database")
    script = expect(project.offline("sql", "base:head"), 0, "varve_revision").text
    other = project.root / "script.db"
    with sqlite3.connect(other) as connection:
        connection.executescript(script)
    connection.close()
    expect(project.cli("current", database=other), 0, "At head")
    expect(run([project.program, other]), 0, "at head")
    expect(project.offline("show", "head"), 0, "add metric.dataset", "(proved)", "downgrade:", "SQL for sqlite")
    back = expect(project.offline("sql", "head:base"), 0, "DROP TABLE").text
    with sqlite3.connect(other) as connection:
        connection.executescript(back)
        same(connection.execute("select count(*) from varve_revision").fetchall(), [(0,)], "the script back")
    connection.close()


def edited_file(project):
    step("a revision that was edited fails the gate, and an upgrade of a database that has it")
    file = project.revision_files()[1] if "dataset" in project.revision_files()[1].name else project.revision_files()[0]
    revision = re.match(r"\d+_[0-9a-f]+", file.name).group()
    original = file.read_text()
    before = project.state()

    file.write_bytes(original.replace("static void downgrade", "// layout does not count\r\nstatic   void downgrade").encode())
    expect(project.build(), 0)

    file.write_text(original.replace("static void downgrade(operations& op) {\n",
                                     'static void downgrade(operations& op) {\n    op.execute("delete from metrics", no_schema_effect);\n'))
    failed = project.build()
    same(failed.code != 0, True, "the build must fail")
    expect(failed, failed.code, f"Revision {revision} (add metric.dataset) is not what was proved", f"prove {revision}")
    expect(project.cli("upgrade"), 1, f"revision {revision} (add metric.dataset) was edited after it was applied")
    expect(project.cli("downgrade", "base"), 1, "was edited after it was applied")
    same(project.state(), before, "the database must be unchanged")

    step("prove writes the new hash into the file; what is applied is still another matter")
    expect(project.offline("prove", revision), 0, f"Proved: {revision}")
    same(file.read_text() != original and "delete from metrics" in file.read_text(), True, "the file keeps the edit")
    expect(project.build(), 0)
    expect(project.cli("upgrade"), 1, "was edited after it was applied")

    step("what cannot be proved is not written")
    broken = original.replace("static void downgrade(operations& op) {\n",
                              'static void downgrade(operations& op) {\n    op.create_table("left_over", {column("id", bigint())});\n')
    file.write_text(broken)
    expect(project.build("shop_migrations_cli"), 0)
    expect(project.offline("prove", revision), 1, "do not lead back", "left_over")
    same(file.read_text(), broken, "the file must be unchanged")
    file.write_text(original)
    expect(project.build(), 0)
    expect(project.cli("upgrade"), 0, "Nothing to do")
    same(project.state(), before, "the database must be unchanged")


def strange_databases(project):
    step("a database with an unknown revision, a file that is no database, a missing one, one that may not be written")
    project.sql("insert into varve_revision values ('20990101_ffff', '1:0', 'from the future', '2099-01-01 00:00:00', 99)")
    before = project.state()
    expect(project.cli("upgrade"), 1, "20990101_ffff (from the future", "does not know")
    expect(run([project.program, project.database]), 1, "refused", "20990101_ffff")
    same(project.state(), before, "the database must be unchanged")
    project.sql("delete from varve_revision where id = '20990101_ffff'")

    text = project.root / "text.db"
    text.write_text("this is a letter to my aunt, and long enough to be looked at as a header of one hundred bytes or more, I hope\n" * 20)
    content = text.read_bytes()
    expect(project.cli("upgrade", database=text), 1, "not a database")
    same(text.read_bytes(), content, "the file must be unchanged")

    missing = project.root / "missing.db"
    expect(project.cli("current", database=missing), 1, "missing.db")
    same(missing.exists(), False, "looking must not create a database")

    other = project.root / "old.db"
    expect(project.cli("upgrade", "+1", database=other), 0, "Applied 1 revision")
    content = other.read_bytes()
    expect(project.cli("upgrade", database=f"sqlite://{other}?mode=ro"), 1, "read")
    same(other.read_bytes(), content, "the file must be unchanged")


def questions(project):
    step("a column that vanished while another appeared is asked about, never guessed")
    project.models.write_text(project.models.read_text().replace("dataset", "source"))
    expect(project.build("shop_migrations_cli"), 0)
    files = project.revision_files()
    expect(project.offline("check"), 1, "'metrics.dataset' is gone", "--rename metrics.dataset=source")
    expect(project.offline("revision", "--autogenerate", "-m", "x"), 1, "Nothing was written", "metrics.dataset")
    same(project.revision_files(), files, "no file")
    expect(project.offline("revision", "--autogenerate", "-m", "rename", "--rename", "metrics.dataset"), 2, "table.old=new")
    expect(project.offline("revision", "--autogenerate", "-m", "rename dataset", "--rename", "metrics.dataset=source"), 0,
           'op.rename_column("metrics", "dataset", "source");')
    project.sql("update metrics set dataset = 'seattle' where id = 9")
    expect(project.build(), 0)
    expect(project.cli("upgrade"), 0, "rename dataset")
    same(project.sql("select id, source from metrics"), [(3, None), (9, "seattle")], "values kept")


def misuse(project):
    step("wrong calls say so, with exit code 2")
    expect(project.offline("upgrade"), 2, "--database")
    expect(project.offline("nonsense"), 2)
    expect(project.offline("revision", "--autogenerate"), 2, "message")
    expect(project.cli("downgrade"), 2, "target")
    expect(project.cli("upgrade", database="oracle://x"), 2, "oracle", "sqlite")
    expect(project.cli("upgrade", "1999"), 1, "no revision")
    expect(project.offline("--help"), 0, "revision", "upgrade", "downgrade")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--varve", required=True)
    parser.add_argument("--cmake", default="cmake")
    parser.add_argument("--generator", default="Ninja")
    parser.add_argument("--compiler", default="g++")
    parser.add_argument("--flags", default="")
    parser.add_argument("--launcher", default="")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="varve-workflow-") as folder:
        project = Project(pathlib.Path(folder), options)
        project.configure()
        for part in (first_revision, second_revision, scripts, edited_file, strange_databases, questions, misuse):
            part(project)
    print("-- all as it should be")


if __name__ == "__main__":
    main()

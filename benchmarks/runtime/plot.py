#!/usr/bin/env python3
"""Draws what wall_clock.py measured: plot.py <in.json> <out.svg>"""
import json
import pathlib
import sys
from xml.sax.saxutils import escape

WIDTH, LEFT, RIGHT, TOP, BOTTOM = 880, 210, 70, 112, 82
BAR, GAP = 12, 16  # one bar; between two workloads
LABELS = {
    "get": "get: one row by key",
    "insert": "insert, own transaction",
    "bulk": "insert_range, 1000 rows",
    "update": "update: one row by key",
    "upsert": "upsert: one row by key",
    "scan": "scan: 1000 rows to a vector",
    "stream": "stream: sum of 1000 rows",
    "filter": "filter, order, limit",
    "join": "join of two tables",
    "eager": "10,000 rows with children",
}
# The card brings its own background, so it reads on any page; each colour is told apart in both schemes, and by its place.
STYLE = """
    text { font: 13px system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif; fill: #1f2328; }
    .title { font-size: 18px; font-weight: 600; }
    .small { font-size: 11.5px; fill: #59636e; }
    .value { font-size: 11px; paint-order: stroke; stroke: #ffffff; stroke-width: 3px; }
    .card { fill: #ffffff; stroke: #d1d9e0; }
    .grid { stroke: #e3e8ed; }
    .one { stroke: #1f2328; stroke-width: 1.5; stroke-dasharray: 5 3; }
    .varve { fill: #0b6e4f; } .sqlitecpp { fill: #c77700; } .soci { fill: #7a6fb0; }
    .varve-value { font-weight: 700; }
    @media (prefers-color-scheme: dark) {
        text { fill: #e6edf3; } .small { fill: #9da7b3; } .card { fill: #0d1117; stroke: #3d444d; } .grid { stroke: #262c36; } .one { stroke: #e6edf3; } .value { stroke: #0d1117; }
        .varve { fill: #3fb98a; } .sqlitecpp { fill: #e3a03c; } .soci { fill: #a89de0; }
    }"""


def text(x, y, words, css="", anchor="start"):
    return f'<text x="{x:g}" y="{y:g}" class="{css}" text-anchor="{anchor}">{escape(words)}</text>'


def draw(result):
    sides = [side for side in result["sides"] if side["id"] != "by_hand"]
    workloads = result["workloads"]
    greatest = max(ratio for each in workloads for ratio in each["ratios"].values())
    end = max(1.5, -(-greatest // 0.25) * 0.25)  # the next quarter
    group = len(sides) * BAR + GAP
    bottom = TOP + len(workloads) * group
    height = bottom + BOTTOM

    def x(ratio):
        return LEFT + (WIDTH - LEFT - RIGHT) * ratio / end

    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img" '
           f'aria-labelledby="title">', "<title id=\"title\">Time of SQLite workloads relative to the C API written by hand</title>",
           f"<style>{STYLE}\n</style>", f'<rect x="0.5" y="0.5" width="{WIDTH - 1}" height="{height - 1}" rx="8" class="card"/>',
           text(24, 34, "Time on SQLite, relative to the C API written by hand", "title"),
           text(24, 54, f"Less is better. Medians of {result['rounds']} rounds in turns, statements prepared once, database in memory.", "small")]
    at = 24
    for side in sides:
        out += [f'<rect x="{at}" y="70" width="13" height="13" rx="2" class="{side["id"]}"/>', text(at + 19, 81, side["name"])]
        at += 38 + 8 * len(side["name"])
    step = 0.25 if end <= 2.5 else 0.5
    for i in range(int(end / step + 0.001) + 1):
        ratio = i * step
        out += [f'<line x1="{x(ratio):.1f}" x2="{x(ratio):.1f}" y1="{TOP - 6}" y2="{bottom - 2}" class="grid"/>',
                text(x(ratio), bottom + 14, f"{ratio:g}", "small", "middle")]
    values = []
    for row, each in enumerate(workloads):
        top = TOP + row * group + GAP / 2
        out.append(text(LEFT - 12, top + len(sides) * BAR / 2 + 4.5, LABELS.get(each["name"], each["name"]), "", "end"))
        for place, side in enumerate(sides):
            ratio, y = each["ratios"][side["id"]], top + place * BAR
            out.append(f'<rect x="{LEFT}" y="{y:g}" width="{x(ratio) - LEFT:.1f}" height="{BAR - 1}" class="{side["id"]}"/>')
            values.append(text(x(ratio) + 5, y + BAR - 2.5, f"{ratio:.2f}", f'value {side["id"]}-value'))
    out += [f'<line x1="{x(1):.1f}" x2="{x(1):.1f}" y1="{TOP - 10}" y2="{bottom - 2}" class="one"/>', *values,
            text(x(1), TOP - 14, "C API by hand = 1", "small", "middle"),
            text(LEFT, bottom + 32, "time / time by hand", "small"),
            text(24, bottom + 52, f"{result['date']} · {result['machine']}", "small"),
            text(24, bottom + 69, f"{result['compiler']}, SQLite {result['sqlite']} · {result['command']}", "small"), "</svg>"]
    return "\n".join(out) + "\n"


def main():
    source, out = map(pathlib.Path, sys.argv[1:3])
    drawn = draw(json.loads(source.read_text(encoding="utf-8")))
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(drawn, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

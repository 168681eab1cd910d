"""The picture of the benchmarks is well-formed and shows every ratio: check_plot.py <benchmarks/runtime>"""
import sys
import xml.etree.ElementTree as xml

sys.path.insert(0, sys.argv[1])
sys.dont_write_bytecode = True
from plot import draw  # noqa: E402

sides = ["by_hand", "varve", "sqlitecpp", "soci"]
drawn = draw({
    "date": "2026-11-21", "machine": "a <machine> & more", "compiler": "g++", "sqlite": "3", "command": "tools/bench", "rounds": 3,
    "sides": [{"id": side, "name": side.upper()} for side in sides],
    "workloads": [{"name": "get", "ratios": {"varve": 0.5, "sqlitecpp": 1.0, "soci": 4.25}},
                  {"name": "own <workload>", "ratios": {"varve": 1.02, "sqlitecpp": 1.5, "soci": 2.0}}]})
root = xml.fromstring(drawn)
space = "{http://www.w3.org/2000/svg}"
words = {each.text for each in root.iter(space + "text")}
for wanted in ("0.50", "1.00", "4.25", "1.02", "1.50", "2.00", "VARVE", "own <workload>", "2026-11-21 · a <machine> & more"):
    assert wanted in words, (wanted, words)
width = {side: [float(each.get("width")) for each in root.iter(space + "rect") if each.get("class") == side and each.get("rx") is None]
         for side in sides[1:]}
reference = next(float(each.get("x1")) for each in root.iter(space + "line") if each.get("class") == "one")
left = min(float(each.get("x")) for each in root.iter(space + "rect") if each.get("class") == "soci" and each.get("rx") is None)
assert abs(width["sqlitecpp"][0] - (reference - left)) < 0.2, "a ratio of one ends at the line"
assert abs(width["varve"][0] * 2 - width["sqlitecpp"][0]) < 0.2 and abs(width["soci"][0] - width["sqlitecpp"][0] * 4.25) < 0.5
assert all(float(each.get("x", 0)) + float(each.get("width", 0)) <= float(root.get("width")) for each in root.iter(space + "rect"))

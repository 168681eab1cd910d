"""The columns of every model that the compile-time benchmarks write."""

COLUMNS = [  # C++ type, name, SQL type
    ("std::int64_t", "id", "INTEGER PRIMARY KEY"),
    ("std::string", "name", "TEXT NOT NULL"),
    ("std::optional<std::string>", "note", "TEXT"),
    ("double", "value", "REAL NOT NULL"),
    ("std::int64_t", "amount", "INTEGER NOT NULL"),
    ("bool", "active", "INTEGER NOT NULL"),
    ("std::optional<double>", "score", "REAL"),
    ("std::int32_t", "kind", "INTEGER NOT NULL"),
]

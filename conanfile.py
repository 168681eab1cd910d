import os

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.cmake import CMake, CMakeToolchain
from conan.tools.files import copy

required_conan_version = ">=2.2"


class VarveRecipe(ConanFile):
    name = "varve"
    version = "0.1.0"
    license = "BSL-1.0"
    description = "Plain C++20 structs as database schema, typed queries and generated migrations"
    topics = ("database", "orm", "migrations", "sqlite", "header-only")
    package_type = "header-library"
    settings = "os", "arch", "compiler", "build_type"
    options = {"sqlite": [True, False], "postgres": [True, False], "cli": [True, False]}
    default_options = {"sqlite": True, "postgres": False, "cli": True}
    exports_sources = "CMakeLists.txt", "LICENSE", "include/*", "tools/cmake/*"
    test_package_folder = "tools/packaging/conan/test_package"
    generators = "CMakeDeps"
    no_copy_source = True

    def requirements(self):
        # The headers of all of them are part of ours, so a consumer needs them too.
        self.requires("boost/[>=1.81.0 <2]", transitive_headers=True)
        if self.options.sqlite:
            self.requires("sqlite3/[>=3.35.0 <4]", transitive_headers=True)
        if self.options.postgres:
            self.requires("libpq/[>=14]", transitive_headers=True)
        if self.options.cli:
            self.requires("cli11/[>=2.1.0 <3]", transitive_headers=True)

    def validate(self):
        if self.settings.get_safe("compiler.cppstd"):
            check_min_cppstd(self, 20)

    def package_id(self):
        # Headers are the same everywhere; only the options change what is packaged.
        self.info.settings.clear()
        self.info.requires.clear()

    def generate(self):
        toolchain = CMakeToolchain(self)
        toolchain.cache_variables["VARVE_SQLITE"] = bool(self.options.sqlite)
        toolchain.cache_variables["VARVE_POSTGRES"] = bool(self.options.postgres)
        toolchain.cache_variables["VARVE_CLI"] = bool(self.options.cli)
        for option in ("VARVE_TESTS", "VARVE_EXAMPLES", "VARVE_BENCHMARKS"):
            toolchain.cache_variables[option] = False
        toolchain.cache_variables["VARVE_INSTALL"] = True
        toolchain.generate()

    def build(self):
        CMake(self).configure()

    def package(self):
        CMake(self).install()
        copy(self, "LICENSE", self.source_folder, os.path.join(self.package_folder, "licenses"))

    def package_info(self):
        # Varve's own package files are used, for they bring varve_add_migrations() along.
        self.cpp_info.set_property("cmake_find_mode", "none")
        self.cpp_info.builddirs = [os.path.join("share", "cmake", "varve")]
        self.cpp_info.bindirs = []
        self.cpp_info.libdirs = []

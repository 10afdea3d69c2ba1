"""Builds `checker._native`; all else that setuptools has to know stands in pyproject.toml."""

import os
import shutil
import sys
import sysconfig
from pathlib import Path

from setuptools import Extension, setup

compiler = os.environ.get("CC") or sysconfig.get_config_var("CC") or ""
lacks_compiler = os.name == "posix" and shutil.which(compiler.partition(" ")[0]) is None
if lacks_compiler:  # the one of Zig comes from PyPI
    os.environ["CC"] = f"{sys.executable} -m ziglang cc"

native = Extension(
    "checker._native",
    sorted(map(str, Path("native").glob("*.c"))),
    depends=sorted(map(str, Path("native").glob("*.h"))),
    libraries=["m"] if os.name == "posix" else [],
    extra_compile_args=["-ffp-contract=off"] if os.name == "posix" else [],  # sums are to be those that Python makes
    optional=True,  # where it cannot be built, the same is done in Python, more slowly
)
setup(ext_modules=[native], setup_requires=["ziglang"] if lacks_compiler else [])

"""The built-in rules: one module or one TOML file each; the registry finds them by walking this folder."""

"""A build backend that builds nothing.

pip asks a source archive's backend for its metadata even when it only downloads it; that would run
the archive's own set-up code and fetch what it builds with. This answers with the least metadata
that pip accepts. The archive's bytes are checked against their SHA-256 before this runs.
"""
import os


def get_requires_for_build_wheel(config_settings=None):
    return []


def prepare_metadata_for_build_wheel(metadata_directory, config_settings=None):
    with open("PKG-INFO", encoding="utf-8") as info:
        fields = dict(line.strip().split(": ", 1) for line in info if line.startswith(("Name: ", "Version: ")))
    folder = "{}-{}.dist-info".format(fields["Name"].replace("-", "_"), fields["Version"])
    path = os.path.join(metadata_directory, folder)
    os.makedirs(path)
    with open(os.path.join(path, "METADATA"), "w", encoding="utf-8") as out:
        out.write("Metadata-Version: 2.1\nName: {Name}\nVersion: {Version}\n".format(**fields))
    return folder


class _Backend:
    get_requires_for_build_wheel = staticmethod(get_requires_for_build_wheel)
    prepare_metadata_for_build_wheel = staticmethod(prepare_metadata_for_build_wheel)


__legacy__ = _Backend()

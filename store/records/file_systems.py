"""File systems on which two processes must not share a store."""

from pathlib import Path

_NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "fuse.sshfs", "davfs", "glusterfs"}


def network_file_system(path: Path) -> str | None:
    """The kind of file system if it is one that breaks SQLite's locks; None where unknown."""
    try:
        lines = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    best, kind = "", ""
    target = str(path.resolve())
    for line in lines:
        fields = line.split(" ")
        mount = fields[1].replace("\\040", " ")
        inside = target == mount or target.startswith(mount.rstrip("/") + "/")
        if inside and len(mount) >= len(best):
            best, kind = mount, fields[2]
    return kind if kind in _NETWORK else None

"""Documents that are zip files of XML: DOCX and HWPX, opened with care."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib

from lxml import etree

from index.errors import SourceError

# Of all parts together, unpacked; a thick book with its pictures has less.
_LARGEST = 200 * 2**20
_MOST_PARTS = 10_000
_LARGEST_XML = 50 * 2**20
# What zipfile and lxml raise on damaged files; NotImplementedError and RuntimeError are kinds of
# zip that Python does not read.
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    etree.XMLSyntaxError,
    KeyError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    OSError,
    EOFError,
)


def open_package(data: bytes, source: str) -> zipfile.ZipFile:
    """The parts of a document.

    zipfile gives no more of a part than the size that is announced, and refuses one whose content
    is another; so to look at the announced sizes is enough.

    Raises:
        SourceError: no zip file, a locked one, or one that unpacks to more than 200 MB.
    """
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except _UNREADABLE as exc:
        raise SourceError(source, "package_damaged") from exc
    parts = package.infolist()
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST:
        raise SourceError(source, "package_too_large", limit_mb=_LARGEST // 2**20)
    if any(part.flag_bits & 1 for part in parts):
        raise SourceError(source, "locked")
    return package


def read_xml(package: zipfile.ZipFile, name: str, source: str) -> etree._Element:
    """One part, without entities and without anything from outside.

    Raises:
        SourceError: the part is missing, damaged, no XML, or larger than 50 MB.
    """
    try:
        if package.getinfo(name).file_size > _LARGEST_XML:
            raise SourceError(source, "body_too_large", limit_mb=_LARGEST_XML // 2**20)
        data = package.read(name)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        return etree.fromstring(data, parser)
    except _UNREADABLE as exc:
        raise SourceError(source, "package_damaged") from exc


def related(package: zipfile.ZipFile, part: str, source: str) -> dict[str, str]:
    """The parts that a part of an Office document names, by the last word of their kind.

    Args:
        part: the path of a part; empty for the document as a whole.

    Raises:
        SourceError: as `read_xml`, where the list of them is there.
    """
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    if path not in package.namelist():
        return {}
    found: dict[str, str] = {}
    for element in read_xml(package, path, source):
        target = posixpath.normpath(posixpath.join("/", folder, element.get("Target") or ""))
        if local_name(element) == "Relationship" and element.get("TargetMode") != "External":
            kind = (element.get("Type") or "").rpartition("/")[2]
            found.setdefault(kind, target.lstrip("/"))
    return found


def local_name(element: etree._Element) -> str:
    """The name without its namespace, in which versions of a format differ; empty for comments."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: etree._Element, name: str) -> str | None:
    """An attribute by its name without its namespace."""
    return next(
        (str(v) for k, v in element.attrib.items() if str(k).rpartition("}")[2] == name), None
    )


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first element down a path of names; None where one of them is missing."""
    for name in path:
        if element is None:
            return None
        element = next((inner for inner in element if local_name(inner) == name), None)
    return element

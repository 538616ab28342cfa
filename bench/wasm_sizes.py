#!/usr/bin/env python3
"""Lists what a wasm file with a name section is made of: bytes of code by crate, largest first.

usage: wasm_sizes.py FILE.wasm [COUNT]
"""
import re
import sys


def leb(data, at):
    """An unsigned LEB128 number at `at`, and where it ends."""
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, at


def sections(data):
    """The sections of a module: (id, beginning, end)."""
    at = 8
    while at < len(data):
        kind = data[at]
        size, at = leb(data, at + 1)
        yield kind, at, at + size
        at += size


def function_sizes(data):
    """Sizes of the module's own functions, and how many functions it imports."""
    imported, sizes = 0, []
    for kind, at, end in sections(data):
        if kind == 2:
            count, at = leb(data, at)
            for _ in range(count):
                for _ in range(2):
                    length, at = leb(data, at)
                    at += length
                what = data[at]
                at += 1
                if what == 0:
                    imported += 1
                    _, at = leb(data, at)
                elif what == 1:
                    at += 1
                    limits = data[at]
                    _, at = leb(data, at + 1)
                    if limits & 1:
                        _, at = leb(data, at)
                elif what == 2:
                    limits = data[at]
                    _, at = leb(data, at + 1)
                    if limits & 1:
                        _, at = leb(data, at)
                else:
                    at += 2
        elif kind == 10:
            count, at = leb(data, at)
            for _ in range(count):
                size, at = leb(data, at)
                sizes.append(size)
                at += size
    return sizes, imported


def function_names(data):
    """Names by function number, from the name section."""
    for kind, at, end in sections(data):
        if kind != 0:
            continue
        length, at = leb(data, at)
        if data[at : at + length] != b"name":
            continue
        at += length
        while at < end:
            what = data[at]
            size, at = leb(data, at + 1)
            if what == 1:
                names, count_at = {}, at
                count, count_at = leb(data, count_at)
                for _ in range(count):
                    index, count_at = leb(data, count_at)
                    length, count_at = leb(data, count_at)
                    names[index] = data[count_at : count_at + length].decode("utf-8", "replace")
                    count_at += length
                return names
            at += size
    return {}


def crate_of(name):
    """The crate a function comes from; of a trait's method, the crate of the type. Names may be mangled, in Rust's
    older way (`_ZN5serde2de17h…E`), in its newer one (`_RNvCs…_5serde2de`), or not at all."""
    if name.startswith("_R"):
        # The first crate that is named in it.
        root = re.search(r"C(?:s[0-9A-Za-z]*_)?([1-9]\d*)_?(?=[A-Za-z])", name)
        return name[root.end() : root.end() + int(root[1])] if root else "?"
    if name.startswith("_ZN"):
        length = re.match(r"\d+", name[3:])[0]
        name = name[3 + len(length) :][: int(length)].lstrip("_")
        for escaped, character in [("$LT$", "<"), ("$GT$", ">"), ("$RF$", "&"), ("$u20$", " "), ("$u7b$", "{"), ("$u5b$", "["), ("..", "::")]:
            name = name.replace(escaped, character)
    name = re.sub(r"^(<|&|\[|\(|mut |dyn )+", "", name)
    if re.match(r"(impl )?[A-Z]\w* as ", name):
        # A trait's method for any type: the crate of the trait.
        name = name.split(" as ", 1)[1]
    return re.split(r"[^\w]", name)[0] or "?"


def main():
    data = open(sys.argv[1], "rb").read()
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 10
    sizes, imported = function_sizes(data)
    names = function_names(data)
    by_crate = {}
    for number, size in enumerate(sizes):
        crate = crate_of(names.get(number + imported, "?"))
        by_crate[crate] = by_crate.get(crate, 0) + size
    total = sum(sizes)
    print(f"code {total:,} of {len(data):,} bytes, {len(sizes):,} functions")
    for crate, size in sorted(by_crate.items(), key=lambda row: -row[1])[:count]:
        print(f"{size:>10,}  {100 * size / total:5.1f} %  {crate}")


if __name__ == "__main__":
    main()

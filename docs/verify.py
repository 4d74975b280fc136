"""Checks an export of a Portcullis trail without Portcullis: python3 verify.py FOLDER [KEY.pem ...]
Needs Python 3.8 and openssl. KEY.pem are keys that you trust, got on another way than the export;
without one the keys in the export are taken, which shows damage and no forger. The formulas stand
in docs/evidence.md and docs/audit.md. Exit: 0 holds, 1 does not hold, 2 wrong use."""
import base64, contextlib, glob, gzip, hashlib, json, os, subprocess, sys, tempfile, zlib
counts, PERSONAL = {}, set("""message event.original user client user_agent email source.address source.domain source.ip
 source.mac source.nat source.geo source.user destination.user host.name host.hostname host.ip host.mac host.user
 process.user process.real_user process.args process.command_line related.user related.ip related.hosts url.username
 url.query x509.subject x509.alternative_names tls.client.x509.subject tls.client.x509.alternative_names
 portcullis.personal""".split())
def expect(holds, kind, place, text):
    if not holds:
        counts[kind] = counts.get(kind, 0) + 1
        sys.stdout.write(f"{kind}: {place}: {text}\n" if counts[kind] <= 20 else "")
def sha(*parts):
    return hashlib.sha256(b"".join(p if isinstance(p, bytes) else p.encode() for p in parts)).hexdigest()
def strict(pairs):
    if len(pairs) != len(dict(pairs)):
        raise ValueError("a name stands there twice")
    return dict(pairs)
def lines(path):
    with contextlib.suppress(EOFError, OSError, zlib.error), (gzip.open if path.endswith(".gz") else open)(path, "rb") as file:
        yield from (line for line in file if line.strip())
def damaged(folder, files):
    for name in files:
        openssl = ["openssl", "dgst", "-sha256", "-r", os.path.join(folder, name)]
        digest = subprocess.run(openssl, capture_output=True).stdout[:64]
        expect(digest == files[name].encode(), "damaged", name, "gone, or not as the manifest says")
def load(line):
    return json.loads(line, object_pairs_hook=strict, parse_float=int)  # a fraction is an error
def canonical(value):  # RFC 8785; documents have no fractions
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{" + ",".join(canonical(name) + ":" + canonical(value[name]) for name in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
def split(document, prefix=""):
    public, personal = {}, {}
    for key, value in document.items():
        path, below = prefix + key, ({}, {})
        ends = [i for i in range(len(prefix) + 1, len(path) + 1) if path[i:i + 1] in ("", ".")]
        if any(path[:i] in PERSONAL for i in ends):
            personal[key] = value
        elif isinstance(value, dict) and value:
            below = split(value, path + ".")
        else:
            public[key] = value
        public.update({key: below[0]} if below[0] else {})
        personal.update({key: below[1]} if below[1] else {})
    return public, personal
def root(leaves):  # RFC 9162 section 2.1.1
    if len(leaves) < 2:
        return sha(b"\0" + bytes.fromhex(leaves[0])) if leaves else sha(b"")
    k = 1 << (len(leaves) - 1).bit_length() - 1
    return sha(b"\1" + bytes.fromhex(root(leaves[:k])) + bytes.fromhex(root(leaves[k:])))
def key_id(pem):
    return sha(base64.b64decode("".join(line for line in open(pem) if not line.startswith("-----"))))
def signed(message, signature, pem):
    with tempfile.NamedTemporaryFile(buffering=0) as file:
        file.write(base64.b64decode(signature))
        openssl = ["openssl", "dgst", "-sha256", "-verify", pem, "-signature", file.name]
        return subprocess.run(openssl, input=message, capture_output=True).returncode == 0
def checkpoints(folder, given):
    keys = {key_id(pem): pem for pem in glob.glob(folder + "/keys/*.pem") + given}
    trusted, good, before, number, at = {key_id(pem) for pem in given}, [], "0" * 64, 0, ""
    for entry in map(load, lines(folder + "/checkpoints.ndjson")):
        payload, key = entry["payload"], entry["signature"]["key"]
        message = ("portcullis-checkpoint-v1\n" + canonical(payload)).encode()
        place, trusted = f"checkpoint {payload['number']}", trusted or {key}
        follows = (payload["number"], payload["previous"]) == (number + 1, before)
        expect(follows, "checkpoint", place, "does not continue the one before, or that one was changed")
        expect(payload["at"] >= at, "time", place, "is dated before the one before it")
        before, number, at = sha(message), payload["number"], payload["at"]
        if key in trusted and signed(message, entry["signature"]["value"], keys.get(key, "")):
            trusted.add(payload.get("next", key))
            good.append(payload)
        else:
            expect(False, "checkpoint", place, "is not signed by a key that is trusted")
    expect(good or not given, "checkpoint", "checkpoints", "none is here that a given key signed")
    return good
def check(document, orders):
    seal = document["portcullis"].pop("seal")
    place, (public, personal) = f"{seal['chain']}-{seal['sequence']:016d}", split(document)
    expect(seal.get("redacted") in (None, orders.get((seal["chain"], seal["sequence"]))),
           "redacted-without-order", place, "nobody signed that")
    salted = "redacted" not in seal and sha(seal["salt"], "\n", canonical(personal))
    expect(salted == seal["personal"] if salted else not personal, "changed", place, "the personal part was changed")
    leaf = sha("portcullis-leaf-v1\n", sha(canonical(public)), "\n", seal["personal"])
    parts = [seal["chain"], str(seal["sequence"]), seal["previous"], leaf]
    expect(sha("portcullis-seal-v1\n", "\n".join(parts)) == seal["hash"], "changed", place, "the public part was changed")
    return seal, document.get("data_stream", {}).get("dataset", "")
def finish(span, there, pruned, last):
    name, there = f"{span['chain']} {span['from']}-{span['to']}", sorted(there)
    kind = "chain-missing" if last < 1 else "tail-cut" if last < span["to"] else "missing"
    whole = len(there) == span["to"] - span["from"] + 1
    expect(not whole or root([seal for _, _, seal in there]) == span["root"], "replaced", name, "not those signed")
    for part in [] if whole else span.get("parts", []):
        mine = [seal for _, dataset, seal in there if dataset == part["dataset"]]
        gone = part["count"] - len(mine)
        fine = gone <= 0 or pruned.get((span["chain"], part["dataset"]), 0) >= span["to"]
        expect(fine, kind, name, f"{gone} of {part['dataset']} are not there")
        expect(gone or root(mine) == part["root"], "replaced", name, f"not the {part['dataset']} signed")
def chain(name, path, spans, start, pruned, orders):
    spans = [s for s in spans if s["from"] >= start and s["to"] >= s["from"]]
    last, before, there, seen = start - 1, "0" * 64 if start == 1 else None, [], set()
    for line in lines(path) if path else []:
        try:
            seal, dataset = check(load(line), orders)
        except (ValueError, KeyError, TypeError, UnicodeError) as error:
            expect(False, "unreadable", f"{name}, behind {last}", str(error))
            continue
        sequence, mine = seal["sequence"], seal["chain"] == name
        expect(mine, "foreign", f"{seal['chain']} {sequence}", f"stands in {name}, behind {last}")
        expect(not mine or sequence not in seen, "duplicate", f"{name} {sequence}", f"stands behind {last}")
        if not mine or sequence in seen:
            continue
        expect(sequence > last, "moved", f"{name} {sequence}", f"stands behind {last}")
        while spans and spans[0]["to"] < sequence:
            finish(spans.pop(0), there, pruned, sequence)
            there = []
        follows = sequence != last + 1 or before in (None, seal["previous"])
        expect(follows, "replaced", f"{name} {sequence}", "does not follow the record before it")
        expect(spans or sequence <= last + 1, "missing", f"{name} {last + 1}-{sequence - 1}", "not there")
        there += [(sequence, dataset, seal["hash"])] if not spans or sequence >= spans[0]["from"] else []
        seen.add(sequence)
        last, before = max(last, sequence), seal["hash"] if sequence > last else None
    for span in spans:
        finish(span, there if span is spans[0] else [], pruned, last)
    print(f"chain {name}: {len(seen)} records up to {last}")
def main(folder, *given):
    sys.excepthook = lambda kind, error, trace: print(f"DOES NOT HOLD: {kind.__name__}: {error}")
    manifest = load(open(folder + "/manifest.json").read())
    damaged(folder, manifest.get("files", {}))
    good = checkpoints(folder, list(given))
    pruned = {(p["chain"], p["dataset"]): p["to"] for c in good for p in c.get("pruned", [])}
    orders = {(e["chain"], e["sequence"]): e["order"] for c in good for e in c.get("erased", [])}
    spans = [span for c in good for span in c["chains"]]
    files = {os.path.basename(f).split(".ndjson")[0]: f for f in glob.glob(folder + "/records/*.ndjson*")}
    told = {c["chain"]: c for c in manifest["chains"]}
    for name in sorted({s["chain"] for s in spans if manifest["complete"]} | set(files) | set(told)):
        limits = {"from": 1, "to": None, **told.get(name, {})}
        mine = [s for s in spans if s["chain"] == name and s["to"] <= (limits["to"] or s["to"])]
        chain(name, files.get(name), mine, max(1, limits["from"]), pruned, orders)
    print("DOES NOT HOLD: " + ", ".join(f"{k} {n}" for k, n in counts.items()) if counts else
          f"holds, with {len(good)} checkpoints" + ("" if given else "; the key was taken from the export"))
    return bool(counts)
if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]) if sys.argv[1:] and os.path.isfile(sys.argv[1] + "/manifest.json") else print(__doc__) or 2)

"""Checks the proof of one record without Portcullis: python3 prove.py PROOF.json [KEY.pem ...]
Needs Python 3.8, openssl, and verify.py beside it. KEY.pem are keys that you trust, got on another
way than the proof; without one the keys in it are taken, which shows damage and no forger. A time
stamp is written to PROOF.json.tsr for openssl ts. Exit: 0 holds, 1 does not hold, 2 wrong use."""
import base64, hashlib, os, sys, tempfile
from verify import canonical, check, counts, expect, key_id, load, sha, signed

def node(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()
def root(leaf, index, size, path):  # RFC 9162 section 2.1.3.2
    last, value = size - 1, hashlib.sha256(b"\0" + bytes.fromhex(leaf)).digest()
    for step in map(bytes.fromhex, path):
        if last == 0:
            return ""
        if index % 2 or index == last:
            value = node(step, value)
            while index and not index % 2:
                index, last = index >> 1, last >> 1
        else:
            value = node(value, step)
        index, last = index >> 1, last >> 1
    return value.hex() if last == 0 else ""
def included(proof, seal, dataset, payload):
    spans = [s for s in payload["chains"] if s["chain"] == seal["chain"] and s["from"] <= seal["sequence"] <= s["to"]]
    parts = [p for s in spans for p in s.get("parts", []) if p["dataset"] == dataset]
    found = root(seal["hash"], proof["index"], proof["size"], proof["path"]) if 0 <= proof["index"] < proof["size"] else ""
    fine = len(parts) == 1 and parts[0]["count"] == proof["size"] and parts[0]["root"] == found
    expect(fine, "replaced", f"checkpoint {payload['number']}", "did not sign this record")
def linked(entries, keys, given):
    """Returns the hash of the last one. A trusted key at the end vouches for those before it."""
    before, trusted, stranger = None, set(given) or {entries[0]["signature"]["key"]}, False
    for entry in entries:
        payload, key = entry["payload"], entry["signature"]["key"]
        message = ("portcullis-checkpoint-v1\n" + canonical(payload)).encode()
        place = f"checkpoint {payload['number']}"
        follows = before is None or (payload["number"], payload["previous"]) == (before[0] + 1, before[1])
        expect(follows, "checkpoint", place, "does not continue the one before")
        expect(key in keys and signed(message, entry["signature"]["value"], keys[key]), "checkpoint", place, "is not what the key signed")
        before, stranger = (payload["number"], sha(message)), key not in trusted
        trusted |= set() if stranger else {payload.get("next", key)}
    expect(not stranger, "checkpoint", f"checkpoint {before[0]}", "is signed by a key that nobody vouches for")
    return before
def seen(witness, last, name):
    expect((witness["number"], witness["checkpoint"]) == last, "witness", f"checkpoint {last[0]}", "the witness saw another one")
    if "token" in witness:
        with open(name, "wb") as file:
            file.write(base64.b64decode(witness["token"]))
        print(f"openssl ts -verify -digest {last[1]} -token_in -in {name} -CAfile TSA.pem")
    return f"seen by {witness['by']} at {witness['at']}"
def main(name, *given):
    sys.excepthook = lambda kind, error, trace: print(f"DOES NOT HOLD: {kind.__name__}: {error}")
    with open(name, "rb") as file, tempfile.TemporaryDirectory() as folder:
        proof, keys = load(file.read()), {}
        for number, pem in enumerate(proof["keys"]):
            with open(os.path.join(folder, f"{number}.pem"), "w") as found:
                found.write(pem)
            keys[key_id(found.name)] = found.name
        trusted = {key_id(pem): pem for pem in given}
        keys.update(trusted)
        seal, dataset = check(proof["record"], {
            (proof["record"]["portcullis"]["seal"]["chain"], proof["record"]["portcullis"]["seal"]["sequence"]):
                proof["record"]["portcullis"]["seal"].get("redacted")})
        included(proof, seal, dataset, proof["checkpoints"][0]["payload"])
        last = linked(proof["checkpoints"], keys, trusted)
        told = seen(proof["witness"], last, name + ".tsr") if "witness" in proof else "seen by no witness"
    identity = f"{seal['chain']}-{seal['sequence']:016d}"
    print("DOES NOT HOLD" if counts else f"holds: {identity} of {dataset}, signed at {proof['checkpoints'][0]['payload']['at']}, {told}"
          + ("" if given else "; the key was taken from the proof"))
    return 1 if counts else 0
if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]) if sys.argv[1:] and os.path.isfile(sys.argv[1]) else print(__doc__) or 2)

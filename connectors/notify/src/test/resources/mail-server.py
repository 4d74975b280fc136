"""A mail server on loopback, of Debian's python3-aiosmtpd: FOLDER MODE CERT KEY [PORT].

MODE is starttls, implicit, or none, which offers no STARTTLS and wants no login.
Mail lies in FOLDER, one file each, in the order in which it came. Login: hub / right.
Recipients that begin with "no-" are refused for good, those with "later-" for now.
Prints its port, and ends when its standard input does.
"""
import asyncio
import os
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

folder, mode, cert, key = sys.argv[1:5]


class Handler:
    def __init__(self):
        self.count = len(os.listdir(folder))

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("no-"):
            return "550 5.1.1 no such mailbox"
        if address.startswith("later-"):
            return "451 4.3.0 try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.count += 1
        name = os.path.join(folder, "%05d.eml" % self.count)
        with open(name + ".part", "wb") as out:
            out.write(envelope.original_content)
        os.rename(name + ".part", name)
        return "250 OK"


def login(server, session, envelope, mechanism, data):
    good = data.login == b"hub" and data.password == b"right"
    return AuthResult(success=good)


options = {}
context = None
if mode in ("starttls", "implicit"):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    options = {"authenticator": login, "auth_required": True}
if mode == "starttls":
    options.update(tls_context=context, require_starttls=True)
if mode == "implicit":
    options.update(auth_require_tls=False)


async def serve():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(handler, loop=loop, enable_SMTPUTF8=True, **options),
        "127.0.0.1",
        int(sys.argv[5]) if len(sys.argv) > 5 else 0,
        ssl=context if mode == "implicit" else None,
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


handler = Handler()
asyncio.run(serve())

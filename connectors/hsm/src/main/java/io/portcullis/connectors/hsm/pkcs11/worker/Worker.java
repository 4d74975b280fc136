package io.portcullis.connectors.hsm.pkcs11.worker;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.xipki.pkcs11.wrapper.PKCS11Exception;
import org.xipki.pkcs11.wrapper.Session;
import org.xipki.pkcs11.wrapper.StaticLogger;

import io.portcullis.connectors.hsm.pkcs11.PinReference.Pins;

/**
 * The child: one request a line from standard input, one reply a line to standard output, until the
 * input ends. Arguments: path of the module, label of the token.
 */
public final class Worker {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String module;
  private final String label;
  private final InputStream in;
  private final OutputStream out;
  private Optional<Session> session = Optional.empty();
  private Optional<KeyList> keys = Optional.empty();

  private Worker(String module, String label, InputStream in, OutputStream out) {
    this.module = module;
    this.label = label;
    this.in = in;
    this.out = out;
  }

  public static void main(String[] arguments) throws IOException {
    StaticLogger.setLogger(new QuietLogger());
    System.setOut(System.err);
    endWithParent();
    // Unbuffered, so that no buffer keeps the PIN.
    try (InputStream in = new FileInputStream(FileDescriptor.in);
        OutputStream out = new FileOutputStream(FileDescriptor.out)) {
      new Worker(arguments[0], arguments[1], in, out).run();
    }
  }

  /** A library that hangs would keep this process alive after the hub is gone. */
  private static void endWithParent() {
    ProcessHandle.current()
        .parent()
        .ifPresent(hub -> hub.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
  }

  private void run() throws IOException {
    Optional<byte[]> line = Lines.read(in);
    while (line.isPresent()) {
      // Empty lines are what the hub overwrites its copy of the PIN with.
      if (line.get().length > 0) {
        reply(answer(JSON.readValue(line.get(), Request.class)));
      }
      line = Lines.read(in);
    }
  }

  private void reply(Reply reply) throws IOException {
    byte[] text = JSON.writeValueAsBytes(reply);
    out.write(text);
    out.write('\n');
    out.flush();
  }

  private Reply answer(Request request) throws IOException {
    try {
      return request.operation() == Request.Operation.OPEN ? open(request) : onToken(request);
    } catch (PKCS11Exception e) {
      return new Reply(request.id(), Reply.Code.TOKEN_ERROR, e.getErrorName());
    } catch (IllegalArgumentException e) {
      return new Reply(request.id(), Reply.Code.BAD_REQUEST, "key: not hexadecimal");
    } catch (IllegalStateException e) {
      return new Reply(request.id(), Reply.Code.NOT_REMEMBERED, e.getMessage());
    }
  }

  private Reply open(Request request) throws IOException, PKCS11Exception {
    byte[] line = Lines.read(in).orElseThrow(() -> new IOException("no PIN after OPEN"));
    char[] pin = Pins.decode(line, line.length);
    try {
      session = TokenSession.open(module, label);
      keys = session.map(KeyList::new);
      return session.isEmpty()
          ? new Reply(request.id(), Reply.Code.NO_TOKEN, "no slot holds a token labelled " + label)
          : TokenSession.login(session.get(), request.id(), pin);
    } catch (IOException e) {
      return new Reply(request.id(), Reply.Code.TOKEN_ERROR, "module: " + e.getMessage());
    } finally {
      Arrays.fill(pin, '\0');
    }
  }

  private Reply onToken(Request request) throws PKCS11Exception {
    if (session.isEmpty()) {
      return new Reply(request.id(), Reply.Code.BAD_REQUEST, "not open");
    }
    return switch (request.operation()) {
      case PING -> new Reply(request.id(), Reply.Code.DONE, TokenSession.describe(session.get()));
      case DISABLE, ENABLE -> new KeySwitch(session.get()).change(request);
      case TOKEN -> new TokenLook(session.get()).look(request);
      case LOOK -> new TokenCheck(session.get()).look(request);
      case KEYS -> keys.orElseThrow().page(request);
      case PROBE -> new KeyProbe(session.get()).probe(request);
      case SIGN -> new KeySign(session.get()).sign(request);
      case OPEN -> new Reply(request.id(), Reply.Code.BAD_REQUEST, "already open");
    };
  }
}

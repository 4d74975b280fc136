package io.portcullis.connectors.hsm.pkcs11;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.portcullis.connectors.hsm.pkcs11.worker.Found;
import io.portcullis.connectors.hsm.pkcs11.worker.KeyRow;
import io.portcullis.connectors.hsm.pkcs11.worker.Reply;
import io.portcullis.connectors.hsm.pkcs11.worker.Request;
import io.portcullis.connectors.hsm.pkcs11.worker.TokenRow;

/**
 * Looks through a token, a page of keys a call, so that a key to be disabled waits for one page.
 */
record TokenReader(Function<Request, Answer> child) {

  /**
   * @throws IOException saying why not all of it could be read
   */
  TokenReading read() throws IOException {
    TokenRow token =
        found(Request.of(Request.Operation.TOKEN, 0)).token().stream()
            .findFirst()
            .orElseThrow(() -> new IOException("the child tells nothing of the token"));
    List<KeyRow> keys = new ArrayList<>();
    Found page = found(Request.of(Request.Operation.KEYS, 0));
    keys.addAll(page.keys());
    while (page.next() < page.total()) {
      Found next = found(Request.of(Request.Operation.KEYS, page.next()));
      keys.addAll(next.keys());
      if (next.next() <= page.next() || keys.size() > ReadingParser.MOST) {
        throw new IOException("the child lists keys without an end");
      }
      page = next;
    }
    return new TokenReading(token, keys, page.total());
  }

  Found found(Request request) throws IOException {
    return switch (child.apply(request)) {
      case Answer.Silent silent -> throw new IOException(silent.reason());
      case Answer.NotSent notSent -> throw new IOException(notSent.reason());
      case Answer.Replied replied -> found(replied.reply());
    };
  }

  private static Found found(Reply reply) throws IOException {
    if (reply.code() != Reply.Code.DONE) {
      throw new IOException(reply.code() + ": " + reply.detail());
    }
    return reply.found();
  }
}

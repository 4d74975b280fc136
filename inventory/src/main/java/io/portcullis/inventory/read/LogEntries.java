package io.portcullis.inventory.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Json;
import io.portcullis.inventory.Der;
import io.portcullis.inventory.Entry;
import io.portcullis.inventory.TrustKind;
import io.portcullis.model.Certificate;

/**
 * The answer of a certificate transparency log to get-entries (RFC 6962 section 4.6). A
 * precertificate is the promise of a certificate, so it is told of without bytes: what is issued
 * then has another fingerprint, and the same issuer and serial number unless somebody else signs.
 */
final class LogEntries implements Form {
  static final int MAX_BYTES = 64 << 20;

  /** Section 3.4: version, type of the leaf, and the moment in milliseconds. */
  private static final int BEFORE_TYPE = 1 + 1 + Long.BYTES;

  private static final int X509_ENTRY = 0;
  private static final int PRECERT_ENTRY = 1;

  @Override
  public void cut(InputStream in, Options options, Consumer<Piece> into) throws IOException {
    byte[] content = in.readNBytes(MAX_BYTES + 1);
    if (content.length > MAX_BYTES) {
      into.accept(Piece.bad("", "file", "longer than " + MAX_BYTES + " bytes; ask for fewer"));
      return;
    }
    try {
      int index = 0;
      for (JsonNode entry : Json.VENDOR.readTree(content).path("entries")) {
        into.accept(piece("entry " + index++, entry, options));
      }
    } catch (JsonProcessingException e) {
      into.accept(Piece.bad("", "file", "not the JSON of get-entries"));
    }
  }

  private static Piece piece(String where, JsonNode entry, Options options) {
    String leaf = entry.path("leaf_input").asText();
    String extra = entry.path("extra_data").asText();
    return new Piece(where, "leaf_input", () -> read(leaf, extra, options));
  }

  private static Entry read(String leafInput, String extraData, Options options) {
    try {
      ByteBuffer leaf = ByteBuffer.wrap(Pems.decoded(leafInput));
      leaf.position(BEFORE_TYPE);
      int type = Short.toUnsignedInt(leaf.getShort());
      return switch (type) {
        case X509_ENTRY -> certificate(vector(leaf), options);
        case PRECERT_ENTRY -> promised(vector(ByteBuffer.wrap(Pems.decoded(extraData))), options);
        default -> throw new BadRecord("entry type " + type + " is none of RFC 6962");
      };
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new BadRecord("not a leaf of RFC 6962 section 3.4");
    }
  }

  private static Entry certificate(byte[] der, Options options) {
    return Entry.of(der, options.source(), options.seenAt()).with(TrustKind.PUBLIC_TLS);
  }

  private static Entry promised(byte[] precertificate, Options options) {
    Entry read = certificate(precertificate, options);
    Certificate c = read.certificate();
    Certificate later =
        new Certificate(
            c.issuer(),
            c.serial(),
            c.subject(),
            "",
            c.spki(),
            c.notBefore(),
            c.notAfter(),
            true,
            "",
            c.key(),
            c.signature());
    return new Entry(
        later,
        Der.NONE,
        read.names(),
        read.declared(),
        read.trust(),
        read.authority(),
        read.status(),
        read.sources(),
        read.firstSeen(),
        read.lastSeen());
  }

  /** Three bytes of length, and what they count. */
  private static byte[] vector(ByteBuffer from) {
    int length = Byte.toUnsignedInt(from.get()) << 16 | Short.toUnsignedInt(from.getShort());
    byte[] bytes = new byte[Math.min(length, from.remaining())];
    from.get(bytes);
    if (bytes.length < length) {
      throw new BadRecord("the certificate is cut off");
    }
    return bytes;
  }
}

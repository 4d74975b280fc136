package io.portcullis.inventory.read;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

import io.portcullis.connectors.api.IndexLine;
import io.portcullis.inventory.Entry;
import io.portcullis.inventory.Status;
import io.portcullis.model.Certificate;
import io.portcullis.model.DistinguishedName;

/**
 * The text database of {@code openssl ca} (index.txt). It names no issuer, so the import has to.
 */
final class IndexFile implements Form {
  private static final int MAX_LINE = 1 << 14;

  @Override
  public void cut(InputStream in, Options options, Consumer<Piece> into) throws IOException {
    if (options.issuer().isBlank()) {
      into.accept(Piece.bad("", "issuer", "a listing of openssl names none, so the import has to"));
      return;
    }
    Lines lines = new Lines(in, MAX_LINE);
    for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
      String text = line.get();
      if (lines.tooLong()) {
        into.accept(Piece.bad(lines.place(), "line", "longer than " + MAX_LINE + " bytes"));
      } else if (!text.isBlank()) {
        into.accept(new Piece(lines.place(), "line", () -> entry(IndexLine.of(text), options)));
      }
    }
  }

  private static Entry entry(IndexLine line, Options options) {
    Certificate certificate =
        new Certificate(
            options.issuer().strip(),
            line.serial(),
            subject(line.subject()),
            "",
            "",
            Instant.EPOCH,
            line.notAfter(),
            false,
            "");
    Entry entry = Entry.told(certificate, options.source(), options.seenAt());
    return line.revokedAt()
        .map(at -> entry.with(status(at, line.reason())))
        .orElse(entry)
        .with(options.trust());
  }

  private static Status status(Instant at, String reason) {
    String given = reason.isEmpty() ? "unspecified" : reason;
    return new Status(Status.Kind.REVOKED, at, Reasons.of(given).name());
  }

  /** OpenSSL's old form of one line becomes one that is compared with others. */
  private static String subject(String name) {
    return name.startsWith("/") ? DistinguishedName.canonical(name) : name.strip();
  }
}

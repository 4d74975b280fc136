package io.portcullis.connectors.ca.x509;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;

import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.JsonBody;
import io.portcullis.connectors.api.Line;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.Pem;
import io.portcullis.connectors.api.RecordReader;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.X509;
import io.portcullis.model.Actor;
import io.portcullis.model.Certificate;
import io.portcullis.model.Statement.CertificateObserved;

/** Source type {@code x509}: a DER certificate, PEM blocks, or the index of {@code openssl ca}. */
public final class X509Parser implements Parser {
  private static final byte DER_SEQUENCE = 0x30;

  @Override
  public String type() {
    return "x509";
  }

  @Override
  public Framing framing() {
    return Framing.BODY;
  }

  @Override
  public List<Parsed> parse(byte[] body, ParseContext context) {
    if (body.length > 0 && body[0] == DER_SEQUENCE) {
      RecordReader<byte[]> reader = (der, place) -> read(X509.der(der), place, context);
      return List.of(reader.guarded(body, 0));
    }
    List<Line> lines = Line.of(body);
    if (!lines.isEmpty() && IndexFile.is(lines.get(0).text())) {
      return IndexFile.parse(body, context);
    }
    List<Parsed> parsed = blocks(body, context);
    return parsed.size() <= JsonBody.MAX_RECORDS ? parsed : List.of(JsonBody.TOO_MANY);
  }

  /** Read as Latin-1, so that offsets are bytes; PEM itself is ASCII. */
  private static List<Parsed> blocks(byte[] body, ParseContext context) {
    List<Parsed> parsed =
        Pem.blocks(new String(body, StandardCharsets.ISO_8859_1))
            .limit(JsonBody.MAX_RECORDS + 1L)
            .map(block -> block(block, context))
            .toList();
    return parsed.isEmpty()
        ? List.of(new Parsed.Broken("neither a DER certificate nor a PEM block", 0))
        : parsed;
  }

  private static Parsed block(Pem.Block block, ParseContext context) {
    if (!block.kind().equals("CERTIFICATE")) {
      return new Parsed.Broken("a PEM block that is no CERTIFICATE", block.place());
    }
    RecordReader<Pem.Block> reader = (pem, place) -> read(X509.der(pem.der()), place, context);
    return reader.guarded(block, block.place());
  }

  private static Parsed read(X509Certificate x509, long place, ParseContext context) {
    Certificate certificate = X509.certificate(x509);
    Holder holder = Holder.of(x509);
    Signals signals =
        new Signals(context, place, certificate.sha256(), context.receivedAt(), Actor.UNKNOWN);
    signals.say(holder.kind(), holder.aliases(), new CertificateObserved(certificate));
    return signals.with(ecs(certificate, x509, context));
  }

  private static Ecs ecs(Certificate certificate, X509Certificate x509, ParseContext context) {
    Ecs ecs =
        new Ecs(context.receivedAt(), "X.509", "x509.certificate")
            .kind("configuration", "info")
            .put("event.action", "certificate-observed")
            .put("event.id", certificate.sha256());
    return CertificateFields.put(ecs, x509);
  }
}

package io.portcullis.connectors.ca.stepca;

import java.util.List;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.JsonBody;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;

/** Source type {@code step-ca}: JSON objects in the three forms of docs/sources/step-ca.md. */
public final class StepCaParser implements Parser {
  @Override
  public String type() {
    return "step-ca";
  }

  @Override
  public Framing framing() {
    return Framing.DOCUMENT;
  }

  @Override
  public List<Parsed> parse(byte[] body, ParseContext context) {
    return JsonBody.parse(body, List.of(), (doc, place) -> read(doc, place, context));
  }

  private static Parsed read(Doc doc, long place, ParseContext context) {
    if (doc.has("category")) {
      return new PlatformEvent(doc, place, context).parsed();
    }
    boolean webhook =
        doc.has("x509Certificate")
            || doc.has("x509CertificateRequest")
            || doc.has("sshCertificate")
            || doc.has("sshCertificateRequest")
            || doc.has("provisionerName");
    return webhook
        ? new Webhook(doc, place, context).parsed()
        : new LogEntry(doc, place, context).parsed();
  }
}

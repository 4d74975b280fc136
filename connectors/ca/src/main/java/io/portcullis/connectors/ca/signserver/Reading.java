package io.portcullis.connectors.ca.signserver;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Words;
import io.portcullis.connectors.api.X509;
import io.portcullis.connectors.ca.x509.Holder;
import io.portcullis.connectors.ca.x509.NameParts;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement;
import io.portcullis.model.SubjectKind;

/** Turns an entry into signals and its ECS record. */
record Reading(Entry entry, long place, ParseContext context) {

  Parsed parsed() {
    Fields fields = entry.fields();
    if (entry.event().equals("TIMED_SERVICE_RUN")) {
      return new Parsed.Ignored(Parsed.IgnoreReason.HOUSEKEEPING);
    }
    Actor actor = new Actor(principal(), NameParts.commonName(principal()), address());
    Signals signals = new Signals(context, place, fields.text("LOG_ID"), entry.at(), actor);
    List<X509Certificate> chain = Chain.of(fields.first("CERTIFICATE", "CERTIFICATECHAIN"));
    String operation = operation();
    if (!chain.isEmpty()) {
      chain.forEach(x509 -> observed(signals, x509));
    } else if (!operation.isEmpty() && !key().isEmpty()) {
      signals.say(
          SubjectKind.KEY,
          key(),
          new Statement.KeyOperated(operation, actor.name(), entry.success()));
    } else {
      signals.aboutSource(new Statement.Noted(topic(), entry.event(), entry.success()));
    }
    return signals.with(new Document(entry, principal(), address()).ecs(chain));
  }

  private static void observed(Signals signals, X509Certificate x509) {
    Holder holder = Holder.of(x509);
    signals.say(
        holder.kind(), holder.aliases(), new Statement.CertificateObserved(X509.certificate(x509)));
  }

  private List<Alias> key() {
    Fields fields = entry.fields();
    return new Aliases()
        .certificate(
            fields.text("SIGNER_CERT_ISSUERDN"), hex(fields.text("SIGNER_CERT_SERIALNUMBER")))
        .add(AliasType.KEY_LABEL, fields.text("KEYALIAS"))
        .list();
  }

  private static String hex(String serial) {
    return Words.hex(serial, 1, 80) ? serial : "";
  }

  private String operation() {
    return switch (entry.event()) {
      case "KEYGEN" -> "generate";
      case "KEYREMOVE" -> "destroy";
      case "KEYTEST", "GENCSR", "PROCESS" -> "sign";
      default -> "";
    };
  }

  private String topic() {
    String event = entry.event();
    if (event.startsWith("KEY") || event.equals("GENCSR") || event.equals("PROCESS")) {
      return "key";
    }
    if (event.startsWith("CERT")) {
      return "certificate";
    }
    boolean clients =
        entry.fields().values().keySet().stream()
            .anyMatch(n -> n.toLowerCase(Locale.ROOT).contains("authorized_client"));
    return clients ? "privilege" : "configuration";
  }

  /** Of a transaction the client, else the administrator. */
  private String principal() {
    return entry
        .fields()
        .first("CLIENT_CERT_SUBJECTDN", "CLIENT_USERNAME", "USERNAME", "ADMINISTRATOR");
  }

  private String address() {
    return entry.fields().first("XFORWARDEDFOR", "CLIENT_IP");
  }
}

package io.portcullis.connectors.ca.renewals;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.JsonBody;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.connectors.api.Words;
import io.portcullis.connectors.api.X509;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Remark;
import io.portcullis.model.Statement.Remarked;
import io.portcullis.model.Statement.Remarked.Said;
import io.portcullis.model.SubjectKind;

/**
 * Source type {@code renewals}: a record of the hub's own form for each try of a job that renews a
 * certificate. It is about the key of the certificate that was to be renewed.
 */
public final class RenewalsParser implements Parser {
  private static final int SPKI_DIGITS = 64;
  private static final int LONGEST_JOB = 200;

  @Override
  public String type() {
    return "renewals";
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
    String job = job(doc);
    boolean renewed = renewed(doc.need("result"));
    Instant at = Times.occurred(context, doc, "at");
    Instant since = Times.occurred(context, doc, "since", "at");
    String reason = doc.text("reason");
    Remarked remarked =
        new Remarked(
            "renewal by " + job,
            renewed
                ? List.of()
                : List.of(new Said(Remark.Kind.RENEWAL_FAILED, since, said(reason))));
    Signals signals = new Signals(context, place, "", at, Actor.UNKNOWN);
    Ecs ecs =
        new Ecs(at, "Portcullis", "portcullis.renewals")
            .kind("configuration", "change")
            .outcome(renewed)
            .put("event.action", renewed ? "certificate-renewed" : "certificate-renewal-failed")
            .put("event.reason", reason)
            .put("service.name", job);
    return signals.say(SubjectKind.KEY, key(doc), remarked).with(ecs);
  }

  private static String job(Doc doc) {
    String job = doc.need("job").strip();
    if (job.length() > LONGEST_JOB) {
      throw new BadRecord("job: longer than %d characters".formatted(LONGEST_JOB));
    }
    return job;
  }

  private static boolean renewed(String result) {
    return switch (result.toLowerCase(Locale.ROOT)) {
      case "renewed" -> true;
      case "failed" -> false;
      default -> throw new BadRecord("result: must be renewed or failed");
    };
  }

  /** The end of a long text says most often what went wrong. */
  private static String said(String reason) {
    if (reason.isBlank()) {
      return "no reason was told";
    }
    String line = reason.strip().replaceAll("\\s+", " ");
    return line.length() <= Remarked.MAX_TEXT
        ? line
        : "…" + line.substring(line.length() - Remarked.MAX_TEXT + 1);
  }

  private static List<Alias> key(Doc doc) {
    String spki = doc.text("spki").replace(":", "").toLowerCase(Locale.ROOT);
    if (spki.isEmpty()) {
      spki = X509.certificate(X509.pem(doc.need("certificate"))).spki();
    }
    if (!Words.hex(spki, SPKI_DIGITS, SPKI_DIGITS)) {
      throw new BadRecord("spki: must be a SHA-256 in hex");
    }
    return new Aliases().add(AliasType.SPKI_SHA256, spki).list();
  }
}

package io.portcullis.routes.issuance;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.routes.config.FrontSettings;

/**
 * The webhooks of step-ca (github.com/smallstep/certificates, {@code webhook/types.go}). An
 * ENRICHING one carries the request before the certificate is made, an AUTHORIZING one the
 * certificate before it is signed: its life is fixed by then, so only yes or no is left. Answered
 * with 200 and {@code allow}; any status from 400 on stops the issuance, too.
 *
 * @param provedNames names count as ids, too
 * @param attestedAs what an attested identifier is among the hub's names
 */
record StepCaForm(boolean provedNames, List<String> attestedAs) implements Form {
  /** It is signed with the body, so that an old question can not be asked again. */
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final List<String> NAMES = List.of("dnsNames", "emailAddresses", "ipAddresses");

  @Override
  public Application read(byte[] body, Instant now) throws Unreadable {
    JsonNode question = Fields.object(body);
    fresh(question, now);
    JsonNode certificate = question.path("x509Certificate");
    boolean fixed = certificate.isObject();
    JsonNode wanted = fixed ? certificate : question.path("x509CertificateRequest");
    if (!wanted.isObject()) {
      throw new Unreadable(
          "neither x509CertificateRequest nor x509Certificate: other certificates are not judged");
    }
    RequestedNames names = RequestedNames.of(names(wanted));
    List<Alias> certain = certain(question, wanted);
    List<Alias> hints = new ArrayList<>(names.parts());
    (provedNames ? certain : hints).addAll(names.whole());
    return new Application(
        Fields.text(question, "provisionerName"),
        certain,
        hints,
        Der.certificate(question.path("x5cCertificate"), "x5cCertificate"),
        names.asked(),
        fixed ? Optional.of(life(certificate)) : Optional.empty(),
        fixed);
  }

  private static void fresh(JsonNode question, Instant now) throws Unreadable {
    Instant said = time(question, "timestamp");
    if (Duration.between(said, now).abs().compareTo(TOLERANCE) > 0) {
      throw new Unreadable("timestamp: is not of now");
    }
  }

  private static List<String> names(JsonNode wanted) throws Unreadable {
    List<String> names = new ArrayList<>();
    names.add(Fields.text(wanted.path("subject"), "commonName"));
    for (String field : NAMES) {
      names.addAll(Fields.texts(wanted, field));
    }
    for (JsonNode san : wanted.path("sans")) {
      names.add(Fields.text(san, "value"));
    }
    return names.stream().filter(name -> !name.isBlank()).distinct().toList();
  }

  private List<Alias> certain(JsonNode question, JsonNode wanted) throws Unreadable {
    List<Alias> certain = new ArrayList<>();
    Der.sha256(wanted, "publicKey")
        .ifPresent(hex -> certain.add(new Alias(AliasType.SPKI_SHA256, hex)));
    String attested = Fields.text(question.path("attestationData"), "permanentIdentifier").strip();
    for (String form : attested.isEmpty() ? List.<String>of() : attestedAs) {
      certain.add(Fields.alias(form.replace(FrontSettings.ID, attested)));
    }
    return certain;
  }

  private static Duration life(JsonNode certificate) throws Unreadable {
    Instant from = time(certificate, "notBefore");
    return Duration.between(from, time(certificate, "notAfter"));
  }

  private static Instant time(JsonNode node, String field) throws Unreadable {
    try {
      return OffsetDateTime.parse(Fields.text(node, field)).toInstant();
    } catch (DateTimeException e) {
      throw new Unreadable(field + ": is no time as RFC 3339 has it");
    }
  }

  @Override
  public Reply reply(Answer answer) {
    Map<String, Object> data = new LinkedHashMap<>();
    answer.standing().ifPresent(standing -> data.put("standing", standing.name()));
    answer.life().ifPresent(life -> data.put("lifetimeSeconds", life.toSeconds()));
    data.put("reason", answer.reason());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("allow", answer.allowed());
    body.put("data", data);
    if (!answer.allowed()) {
      body.put("error", Map.of("code", code(answer), "message", answer.reason()));
    }
    return new Reply(200, body);
  }

  private static String code(Answer answer) {
    String standing = answer.standing().map(Enum::name).orElse("unknown");
    return "portcullis-" + standing.toLowerCase(Locale.ROOT);
  }
}

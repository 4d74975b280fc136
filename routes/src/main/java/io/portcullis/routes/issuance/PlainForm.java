package io.portcullis.routes.issuance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;

/**
 * The hub's own form: {@code authority}, {@code subject} (names as TYPE=VALUE), {@code names} asked
 * for, {@code spki} (SHA-256, hex), {@code lifetimeSeconds} and {@code renews} (issuer, serial).
 * Answered with 200 for a yes and 403 for a no, so that who looks at the status alone is right.
 *
 * @param provedNames names count as ids, too
 */
record PlainForm(boolean provedNames) implements Form {
  private static final List<String> FIELDS =
      List.of("authority", "subject", "names", "spki", "lifetimeSeconds", "renews");

  @Override
  public Application read(byte[] body, Instant now) throws Unreadable {
    JsonNode question = Fields.object(body, FIELDS);
    String authority = Fields.text(question, "authority");
    RequestedNames names = RequestedNames.of(Fields.texts(question, "names"));
    List<Alias> certain = new ArrayList<>(provedNames ? names.whole() : List.of());
    List<Alias> hints = new ArrayList<>(provedNames ? List.of() : names.whole());
    hints.addAll(names.parts());
    for (String name : Fields.texts(question, "subject")) {
      Alias alias = Fields.alias(name);
      (alias.strong() ? certain : hints).add(alias);
    }
    Fields.sha256(question, "spki")
        .ifPresent(hex -> certain.add(new Alias(AliasType.SPKI_SHA256, hex)));
    return new Application(
        authority,
        certain,
        hints,
        renews(question, authority),
        names.asked(),
        life(question),
        false);
  }

  private static List<Application.Held> renews(JsonNode question, String authority)
      throws Unreadable {
    JsonNode renews = question.path("renews");
    if (renews.isMissingNode()) {
      return List.of();
    }
    String issuer = Fields.text(renews, "issuer");
    try {
      String serial = Fields.text(renews, "serial");
      return List.of(new Application.Held(issuer.isEmpty() ? authority : issuer, serial));
    } catch (IllegalArgumentException e) {
      throw new Unreadable("renews.serial: is no hexadecimal serial number");
    }
  }

  private static Optional<Duration> life(JsonNode question) throws Unreadable {
    JsonNode seconds = question.path("lifetimeSeconds");
    if (seconds.isMissingNode()) {
      return Optional.empty();
    }
    if (!seconds.canConvertToInt() || !seconds.isIntegralNumber() || seconds.asInt() <= 0) {
      throw new Unreadable("lifetimeSeconds: must be a whole number above 0");
    }
    return Optional.of(Duration.ofSeconds(seconds.asInt()));
  }

  @Override
  public Reply reply(Answer answer) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("decision", answer.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    answer.life().ifPresent(life -> body.put("lifetimeSeconds", life.toSeconds()));
    body.put("reason", answer.reason());
    answer.standing().ifPresent(standing -> body.put("standing", standing.name()));
    if (!answer.subject().isEmpty()) {
      body.put("subject", answer.subject());
    }
    answer.storeAsOf().ifPresent(at -> body.put("asOf", at.toString()));
    return new Reply(answer.allowed() ? 200 : 403, body);
  }
}

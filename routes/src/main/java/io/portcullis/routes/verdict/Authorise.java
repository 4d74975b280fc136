package io.portcullis.routes.verdict;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import static io.portcullis.routes.verdict.Answers.allow;
import static io.portcullis.routes.verdict.Answers.let;
import static io.portcullis.routes.verdict.Answers.refuse;

/**
 * May this device connect? Answered from the verdicts on this hub's disk. A network's settings say
 * what becomes of a login of which the hub knows nothing, or of which it knew too long ago. A no
 * never grows old, and is a no in every network.
 */
public final class Authorise {
  private static final String WHERE = "live authorisation";

  private final VerdictStore verdicts;
  private final Networks networks;
  private final Strangers strangers;
  private final Clock clock;

  /**
   * @param strangers told of certificates that an own authority never issued
   */
  public Authorise(VerdictStore verdicts, Networks networks, Strangers strangers, Clock clock) {
    this.verdicts = verdicts;
    this.networks = networks;
    this.strangers = strangers;
    this.clock = clock;
  }

  /**
   * @param allowed false is a 401
   * @param attributes for the RADIUS answer, as rlm_rest reads them
   * @param asOf when the verdict was decided; empty for the unknown
   * @param storeAsOf when this hub last knew all that was decided; empty when it never did
   */
  public record Answer(
      boolean allowed,
      Map<String, Object> attributes,
      Optional<Instant> asOf,
      Optional<Instant> storeAsOf) {

    Answer at(Optional<Instant> store) {
      return new Answer(allowed, attributes, asOf, store);
    }
  }

  /**
   * @param request attributes by name, each {"value": [...]}, or plain fields
   */
  public Answer ask(JsonNode request) {
    // Before the verdict is read: it may be newer than this says, and never older.
    Optional<Instant> storeAsOf = verdicts.asOf();
    Question question = Question.of(request);
    return answer(question, networks.of(question), storeAsOf).at(storeAsOf);
  }

  private Answer answer(Question question, Network network, Optional<Instant> storeAsOf) {
    if (question.unreadable()) {
      return refuse("this certificate is not known");
    }
    Optional<Verdict> certificate = certificate(question);
    Optional<Verdict> device = question.mac().map(Verdict::macKey).flatMap(verdicts::find);
    if (certificate.filter(v -> twin(question, v)).isPresent()) {
      strangers.secondOfItsNumber(question.issuer(), question.serial(), WHERE);
      return refuse("another certificate has this serial number");
    }
    if (certificate.isEmpty() && question.namesCertificate()) {
      return stranger(question, network, device.isPresent());
    }
    return certificate
        .or(() -> device)
        .map(whose -> known(strictest(whose, device), question, network, storeAsOf))
        .orElseGet(() -> unknown(network, "this device and its certificate are not known"));
  }

  private Optional<Verdict> certificate(Question question) {
    return question
        .certificate()
        .flatMap(verdicts::find)
        .or(() -> question.sha256().map(Verdict::fingerprintKey).flatMap(verdicts::find));
  }

  /** An authority gives a serial number once (RFC 5280 section 4.1.2.2). */
  private static boolean twin(Question question, Verdict known) {
    return !known.sha256().isEmpty()
        && question.sha256().filter(hex -> !hex.equals(known.sha256())).isPresent();
  }

  /** That an own authority never issued it is certain, so no network lets it in. */
  private Answer stranger(Question question, Network network, boolean deviceKnown) {
    if (strangers.neverAssigned(question.issuer(), question.serial())) {
      strangers.presented(question.issuer(), question.serial(), WHERE);
      return refuse("its authority never issued this certificate");
    }
    return unknown(
        network,
        deviceKnown
            ? "this certificate is not known"
            : "this device and its certificate are not known");
  }

  /** A MAC may be that of a docking station: whose login it is, the certificate says. */
  private static Verdict strictest(Verdict whose, Optional<Verdict> device) {
    return Stream.concat(Stream.of(whose), device.stream())
        .filter(verdict -> verdict.subject().equals(whose.subject()))
        .max(Comparator.comparing(Verdict::standing))
        .orElseThrow();
  }

  private Answer known(
      Verdict verdict, Question question, Network network, Optional<Instant> storeAsOf) {
    return switch (verdict.standing()) {
      case GOOD, WATCHED ->
          !network.failOpen() && network.tooOld(storeAsOf, clock.instant())
              ? refuse("what is known of this device is too old", verdict)
              : allow(verdict, network.normalVlan(), question);
      case QUARANTINED ->
          network
              .quarantineVlan()
              .map(vlan -> allow(verdict, Optional.of(vlan), question))
              .orElseGet(() -> refuse("in quarantine: " + verdict.reason(), verdict));
      case REVOKED -> refuse("trust is revoked: " + verdict.reason(), verdict);
    };
  }

  private static Answer unknown(Network network, String why) {
    return network.failOpen() ? let(network.normalVlan()) : refuse(why);
  }
}

package io.portcullis.bench.rules;

import java.time.Duration;
import java.time.Instant;

import io.portcullis.model.Facts.Risk;
import io.portcullis.model.Policy.Case;
import io.portcullis.model.Repeats;
import io.portcullis.model.Severity;
import io.portcullis.model.SubjectKind;
import io.portcullis.rules.Rule;
import io.portcullis.rules.RuleBook;

/** Detections and risk levels, whoever tells of them. */
final class RiskRules implements Area {
  private static final String CANARY = "hub.canary";

  /** A rule that counts from a severity on. */
  private record From(Rule rule, Severity least) {
    static From of(RuleBook book, String rule) {
      return new From(book.rule(rule), book.rule(rule).severity("at-least"));
    }

    boolean counts(Risk risk) {
      return risk.severity().compareTo(least) >= 0;
    }
  }

  private final Rule canary;
  private final Rule canaryLate;
  private final Rule confirmed;
  private final From compromised;
  private final From serial;
  private final From credential;
  private final From theft;
  private final From detection;
  private final From identity;
  private final From alert;
  private final Timed alerted;
  private final Timed removed;
  private final Timed silent;
  private final Rule again;
  private final int often;
  private final Duration oftenWithin;

  RiskRules(RuleBook book) {
    canary = book.rule("canary/revoke");
    canaryLate = book.rule("canary/late");
    confirmed = book.rule("risk/identity-compromised");
    compromised = From.of(book, "certificates/key-compromised");
    serial = From.of(book, "certificates/unassigned-serial");
    credential = From.of(book, "identity/credential-compromised");
    theft = From.of(book, "risk/credential-theft-critical");
    detection = From.of(book, "risk/endpoint-detection-high");
    identity = From.of(book, "risk/identity-high");
    alert = From.of(book, "risk/siem-alert");
    alerted = Timed.of(book, "risk/siem-alert", "for");
    removed = Timed.of(book, "risk/sensor-removed", "patience");
    silent = Timed.of(book, "risk/sensor-silent", "patience");
    again = book.rule("risk/held-again");
    often = (int) again.count("at-least");
    oftenWithin = again.duration("within");
  }

  @Override
  public void judge(Case subject, Sheet sheet) {
    for (Risk risk : subject.facts().risks()) {
      String key = risk.source() + "/" + risk.id();
      switch (risk.origin()) {
        case ENDPOINT -> endpoint(risk, key, sheet);
        case IDENTITY -> identity(risk, key, sheet);
        case NETWORK, OTHER -> alert(risk, key, sheet);
      }
      anyOrigin(subject, risk, key, sheet);
    }
    for (Repeats repeats : subject.facts().repeats()) {
      HistoryRules.began(repeats.times(), often, oftenWithin)
          .ifPresent(at -> sheet.between(again, repeats, repeats.source(), at, Instant.MAX));
    }
  }

  private void endpoint(Risk risk, String key, Sheet sheet) {
    if (detection.counts(risk)) {
      sheet.open(detection.rule(), risk, key);
    }
    if (theft.counts(risk) && risk.of("credential-access")) {
      sheet.open(theft.rule(), risk, key);
    }
    if (risk.severity() != Severity.INFO) {
      if (risk.of("sensor-removed")) {
        sheet.after(removed, risk, key);
      }
      if (risk.of("sensor-silent")) {
        sheet.after(silent, risk, key);
      }
    }
  }

  private void identity(Risk risk, String key, Sheet sheet) {
    if (identity.counts(risk)) {
      sheet.open(identity.rule(), risk, key);
    }
    if (credential.counts(risk) && risk.of("credential-access")) {
      sheet.open(credential.rule(), risk, key);
    }
    if (risk.severity() != Severity.INFO && risk.of("confirmed-compromised")) {
      sheet.open(confirmed, risk, key);
    }
  }

  private void alert(Risk risk, String key, Sheet sheet) {
    if (alert.counts(risk)) {
      sheet.within(alerted, risk, key);
    }
  }

  private void anyOrigin(Case subject, Risk risk, String key, Sheet sheet) {
    if (compromised.counts(risk) && risk.of("key-compromise")) {
      sheet.open(compromised.rule(), risk, key);
    }
    boolean strange = risk.of("unassigned-serial") || risk.of("duplicate-serial");
    if (strange && subject.kind() == SubjectKind.AUTHORITY && serial.counts(risk)) {
      sheet.open(serial.rule(), risk, key);
    }
    if (risk.source().equals(CANARY)) {
      canary(risk, key, sheet);
    }
  }

  private void canary(Risk risk, String key, Sheet sheet) {
    if (risk.of("canary")) {
      sheet.open(canary, risk, key);
    }
    if (risk.of("canary-late") && risk.severity() != Severity.INFO) {
      sheet.open(canaryLate, risk, key);
    }
  }
}

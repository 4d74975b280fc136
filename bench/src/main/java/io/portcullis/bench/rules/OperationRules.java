package io.portcullis.bench.rules;

import java.util.List;
import java.util.Set;

import io.portcullis.model.DeclaredKey;
import io.portcullis.model.Facts.KeyUse;
import io.portcullis.model.KeyAttributes;
import io.portcullis.model.KeyAttributes.Word;
import io.portcullis.model.KeyDeclaration.Tier;
import io.portcullis.model.KeyOperation;
import io.portcullis.model.KeyReading;
import io.portcullis.model.Policy.Case;
import io.portcullis.model.TokenFacts;
import io.portcullis.rules.Rule;
import io.portcullis.rules.RuleBook;

/** What a key is, what was done with it, and by whom. */
final class OperationRules implements Area {
  private static final Set<String> OPENING = Set.of("decrypt", "unwrap");

  private final Rule exportable;
  private final Rule exported;
  private final Rule outside;
  private final Rule weak;
  private final long bits;
  private final Timed principal;
  private final Timed breakGlass;
  private final Timed changed;
  private final Timed destruction;
  private final Timed disabled;
  private final Timed exportRefused;
  private final Timed signOnly;
  private final Timed twoPurposes;

  OperationRules(RuleBook book) {
    exportable = book.rule("keys/attribute-exportable");
    exported = book.rule("keys/exported");
    outside = book.rule("keys/ca-key-outside-hsm");
    weak = book.rule("keys/weak-key");
    bits = weak.count("rsa-bits");
    principal = Timed.of(book, "keys/new-principal", "watch-for");
    breakGlass = Timed.of(book, "keys/break-glass-used", "watch-for");
    changed = Timed.of(book, "keys/changed", "watch-for");
    destruction = Timed.of(book, "keys/destruction", "watch-for");
    disabled = Timed.of(book, "keys/disabled", "watch-for");
    exportRefused = Timed.of(book, "keys/export-refused", "watch-for");
    signOnly = Timed.of(book, "keys/sign-only-decrypts", "watch-for");
    twoPurposes = Timed.of(book, "keys/two-purposes", "watch-for");
  }

  @Override
  public void judge(Case subject, Sheet sheet) {
    for (KeyUse use : subject.facts().keyUses()) {
      if (!use.known()) {
        sheet.within(principal, use, use.source() + "/" + use.principal());
      }
    }
    boolean forSigning = false;
    boolean authority = subject.groups().contains("ca-keys") || declared(subject);
    for (KeyReading reading : subject.facts().keyReadings()) {
      read(reading, sheet);
      TokenFacts token = reading.token();
      if (authority && (!token.hardware() || token.trustedPlatformModule())) {
        sheet.open(outside, reading, reading.source());
      }
      forSigning |= signsOnly(reading.attributes().usages());
    }
    List<KeyOperation> operations = subject.facts().history().operations();
    boolean emergency = subject.groups().contains("break-glass");
    boolean signs = signs(operations);
    for (KeyOperation operation : operations) {
      done(operation, emergency, sheet);
      if (OPENING.contains(operation.operation())) {
        opened(operation, forSigning, signs, sheet);
      }
    }
  }

  private static boolean declared(Case subject) {
    for (DeclaredKey key : subject.facts().declared().keys()) {
      if (key.declaration().tier() == Tier.CA) {
        return true;
      }
    }
    return false;
  }

  private void read(KeyReading reading, Sheet sheet) {
    KeyAttributes a = reading.attributes();
    if (a.extractable() == Word.SET
        || a.neverExtractable() == Word.CLEAR
        || a.sensitive() == Word.CLEAR
        || a.alwaysSensitive() == Word.CLEAR
        || a.local() == Word.CLEAR) {
      sheet.open(exportable, reading, reading.source());
    }
    if (a.rsaBits() < bits) {
      sheet.open(weak, reading, reading.source());
    }
  }

  private static boolean signsOnly(Set<String> usages) {
    return usages.contains("SIGN") && !usages.contains("DECRYPT") && !usages.contains("UNWRAP");
  }

  private static boolean signs(List<KeyOperation> operations) {
    for (KeyOperation operation : operations) {
      if (operation.success() && operation.operation().equals("sign")) {
        return true;
      }
    }
    return false;
  }

  private void done(KeyOperation operation, boolean emergency, Sheet sheet) {
    boolean success = operation.success();
    switch (operation.operation()) {
      case "sign", "decrypt", "unwrap", "derive" ->
          only(success && emergency, breakGlass, operation, sheet);
      case "change", "share" -> only(success, changed, operation, sheet);
      case "destroy", "schedule-destroy", "delete" -> only(true, destruction, operation, sheet);
      case "disable" -> only(success, disabled, operation, sheet);
      case "export", "wrap", "backup" -> {
        if (success) {
          sheet.open(exported, operation, key(operation));
        } else {
          sheet.within(exportRefused, operation, key(operation));
        }
      }
      default -> {}
    }
  }

  private void opened(KeyOperation operation, boolean forSigning, boolean signs, Sheet sheet) {
    only(forSigning, signOnly, operation, sheet);
    only(signs && operation.success(), twoPurposes, operation, sheet);
  }

  private static void only(boolean when, Timed timed, KeyOperation operation, Sheet sheet) {
    if (when) {
      sheet.within(timed, operation, key(operation));
    }
  }

  private static String key(KeyOperation operation) {
    String end = operation.success() ? "" : "/refused";
    return operation.source() + "/" + operation.operation() + end;
  }
}

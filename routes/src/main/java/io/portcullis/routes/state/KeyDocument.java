package io.portcullis.routes.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Declared;
import io.portcullis.model.DeclaredKey;
import io.portcullis.model.Finding;
import io.portcullis.model.KeyDeclaration;
import io.portcullis.model.KeyDeclaration.KeyBackup;
import io.portcullis.model.KeyDeclaration.KeyRotation;
import io.portcullis.model.KeyHome;
import io.portcullis.model.KeyOperation;
import io.portcullis.model.KeyReading;
import io.portcullis.model.Remark;
import io.portcullis.model.State;
import io.portcullis.model.Subject;
import io.portcullis.model.TokenFacts;
import io.portcullis.model.Validation;
import io.portcullis.model.keys.Drill;
import io.portcullis.model.keys.Drills;
import io.portcullis.model.keys.KeyLine;
import io.portcullis.model.keys.KeyProfile;

/** A key as portcullis-keys holds it: what its card answers, as far as it can be counted. */
final class KeyDocument {
  /** What is to be replaced within this time is due. */
  private static final Duration SOON = Duration.ofDays(30);

  private KeyDocument() {}

  /**
   * @param drills of its backup that people wrote down
   * @param open phase of the rotation that is under way or planned; empty for none
   * @param now days are counted from it
   */
  static Map<String, Object> of(State state, String open, List<Drill> drills, Instant now) {
    Subject subject = state.subject();
    KeyLine line = KeyLine.of(state, now);
    List<Remark> remarks =
        subject.facts().remarks().stream().flatMap(told -> told.facts().stream()).toList();
    Fields fields =
        new Fields()
            .put("id", subject.id())
            .text("name", subject.name())
            .texts("aliases", subject.aliases().stream().sorted().map(Alias::key).toList())
            .text("label", label(subject))
            .below("standing", Words.standing(subject))
            .put("certificates", line.certificates())
            .put("findings", line.findings())
            .texts("rules", rules(subject))
            .texts("sources", subject.facts().sources())
            .texts("remarks", Words.kinds(remarks))
            .moment("last_used", lastUsed(subject))
            .moment("updated", subject.now());
    profile(fields, line.profile());
    new Declarations(subject.facts().declared())
        .add(fields, line.due(), open, Drills.restored(state, drills), now);
    token(fields, subject.facts().keyReadings());
    return fields.map();
  }

  private static List<String> rules(Subject subject) {
    return subject.findings().stream().map(Finding::rule).distinct().sorted().toList();
  }

  private static String label(Subject subject) {
    return subject.aliases().stream()
        .filter(a -> a.type() == AliasType.KEY_LABEL)
        .map(Alias::value)
        .findFirst()
        .orElse("");
  }

  private static Optional<Instant> lastUsed(Subject subject) {
    return subject.facts().history().operations().stream()
        .filter(KeyOperation::use)
        .map(KeyOperation::at)
        .max(Comparator.naturalOrder());
  }

  private static void profile(Fields fields, KeyProfile profile) {
    fields
        .put("tier", KeyDeclaration.word(profile.tier()))
        .put("recoverability", KeyDeclaration.word(profile.recoverability()))
        .text("purpose", profile.purpose())
        .text("owner", profile.owner())
        .text("environment", profile.environment())
        .text("algorithm", profile.algorithm())
        .text("size", profile.size());
    Words.bits(profile.size()).ifPresent(bits -> fields.put("bits", bits));
  }

  /** What the token itself said last. */
  private static void token(Fields fields, List<KeyReading> readings) {
    if (readings.isEmpty()) {
      return;
    }
    KeyReading last = readings.getLast();
    TokenFacts token = last.token();
    fields.below(
        "token",
        new Fields()
            .text("label", token.label())
            .text("manufacturer", token.manufacturer())
            .text("model", token.model())
            .text("serial", token.serial())
            .text("firmware", token.versions().firmware())
            .put("hardware", token.hardware()));
    if (last.attributes().nonExportable()) {
      fields.put("exportable", "proved-no");
    } else if (!last.attributes().against().isEmpty()) {
      fields.put("exportable", "yes");
    }
  }

  /** What people declare, the newest word of each. */
  private record Declarations(List<DeclaredKey> keys) {
    Declarations(Declared declared) {
      this(declared.keys().reversed());
    }

    void add(
        Fields fields, Optional<Instant> due, String open, Optional<Instant> drilled, Instant now) {
      KeyHome home = first(KeyDeclaration::home, KeyHome.NONE);
      fields
          .below("home", home(home))
          .below("fips", fips(home.validation(), now))
          .put("exportable", exportable())
          .below("backup", backup(first(KeyDeclaration::backup, KeyBackup.NONE), drilled))
          .below(
              "rotation",
              rotation(first(KeyDeclaration::rotation, KeyRotation.NONE), due, open, now))
          .put(
              "users",
              keys.stream().mapToLong(k -> k.declaration().users().identities().size()).sum());
    }

    private <T> T first(Function<KeyDeclaration, T> field, T none) {
      return keys.stream()
          .map(DeclaredKey::declaration)
          .map(field)
          .filter(value -> !value.equals(none))
          .findFirst()
          .orElse(none);
    }

    private String exportable() {
      Optional<Boolean> declared = first(KeyDeclaration::exportable, Optional.empty());
      return declared.map(yes -> yes ? "declared-yes" : "declared-no").orElse("unknown");
    }

    private static Fields home(KeyHome home) {
      return new Fields()
          .put("kind", KeyDeclaration.word(home.kind()))
          .text("module", home.module())
          .put("hardware", home.kind().hardware())
          .text("firmware", home.firmware())
          .text("driver", home.driver());
    }

    private static Fields fips(Validation validation, Instant now) {
      return validation.equals(Validation.NONE)
          ? new Fields()
          : new Fields()
              .text("certificate", validation.certificate())
              .text("standard", validation.standard())
              .text("level", validation.level())
              .put("status", KeyDeclaration.word(validation.at(now)))
              .moment("sunset", validation.sunset());
    }

    private static Fields backup(KeyBackup backup, Optional<Instant> drilled) {
      Fields fields =
          new Fields()
              .text("what", backup.what())
              .text("place", backup.place())
              .moment("drilled", drilled);
      backup.encrypted().ifPresent(yes -> fields.put("encrypted", yes));
      return fields;
    }

    private static Fields rotation(
        KeyRotation rotation, Optional<Instant> due, String open, Instant now) {
      Fields fields =
          new Fields()
              .moment("last", rotation.last())
              .moment("next", due)
              .put("state", state(due, now))
              .text("open", open);
      rotation.every().ifPresent(every -> fields.put("every_days", every.toDays()));
      return fields;
    }

    private static String state(Optional<Instant> due, Instant now) {
      if (due.isEmpty()) {
        return "none";
      }
      if (!due.get().isAfter(now)) {
        return "overdue";
      }
      return due.get().isAfter(now.plus(SOON)) ? "planned" : "due";
    }
  }
}

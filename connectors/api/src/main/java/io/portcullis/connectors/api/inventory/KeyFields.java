package io.portcullis.connectors.api.inventory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.DurationText;
import io.portcullis.model.Environment;
import io.portcullis.model.KeyDeclaration;
import io.portcullis.model.KeyDeclaration.KeyBackup;
import io.portcullis.model.KeyDeclaration.KeyRotation;
import io.portcullis.model.KeyDeclaration.Recoverability;
import io.portcullis.model.KeyDeclaration.Tier;
import io.portcullis.model.KeyHome;
import io.portcullis.model.KeyUsers;
import io.portcullis.model.Subnet;
import io.portcullis.model.Validation;

/** What is declared of a key. All of it is optional; what is there must be well formed. */
final class KeyFields {
  /** Of a subject that is a key, and of no other. */
  static final List<String> NAMES =
      List.of(
          "purpose",
          "tier",
          "recoverability",
          "environment",
          "where",
          "exportable",
          "users",
          "backup",
          "rotation",
          "algorithm",
          "size");

  /** The same as the columns of a table. */
  static final List<String> COLUMNS =
      List.of(
          "purpose",
          "tier",
          "recoverability",
          "environment",
          "where.kind",
          "where.module",
          "where.firmware",
          "where.driver",
          "where.fipsCertificate",
          "where.fipsStandard",
          "where.fipsLevel",
          "where.fipsStatus",
          "where.fipsSunset",
          "exportable",
          "users.identities",
          "users.jobs",
          "users.subnets",
          "backup.what",
          "backup.where",
          "backup.encrypted",
          "backup.drilled",
          "rotation.every",
          "rotation.last",
          "rotation.next",
          "algorithm",
          "size");

  /** Flat, so that each of them can be a column. */
  private static final List<String> HOME =
      List.of(
          "kind",
          "module",
          "firmware",
          "driver",
          "fipsCertificate",
          "fipsStandard",
          "fipsLevel",
          "fipsStatus",
          "fipsSunset");

  private KeyFields() {}

  /**
   * @throws BadRecord when another subject has one of them
   */
  static void none(Doc doc) {
    NAMES.stream()
        .filter(doc::has)
        .findFirst()
        .ifPresent(
            name -> {
              throw new BadRecord(doc.at(name).path() + ": only a key has that");
            });
  }

  static KeyDeclaration read(Doc doc) {
    return new KeyDeclaration(
        Strict.text(doc, "purpose"),
        doc.has("tier") ? Strict.choice(doc, "tier", Tier.class) : Tier.UNKNOWN,
        doc.has("recoverability")
            ? Strict.choice(doc, "recoverability", Recoverability.class)
            : Recoverability.UNKNOWN,
        Strict.text(doc, "owner"),
        checked(doc, "environment", Environment::of),
        home(doc.object("where")),
        Strict.truth(doc, "exportable"),
        users(doc.object("users")),
        backup(doc.object("backup")),
        rotation(doc.object("rotation")),
        Strict.text(doc, "algorithm"),
        Strict.text(doc, "size"));
  }

  private static KeyHome home(Doc where) {
    Strict.fields(where, HOME);
    KeyHome.Kind kind =
        where.has("kind") ? Strict.choice(where, "kind", KeyHome.Kind.class) : KeyHome.Kind.UNKNOWN;
    return new KeyHome(
        kind,
        Strict.text(where, "module"),
        Strict.text(where, "firmware"),
        Strict.text(where, "driver"),
        validation(where));
  }

  private static Validation validation(Doc where) {
    return new Validation(
        Strict.text(where, "fipsCertificate"),
        Strict.text(where, "fipsStandard"),
        Strict.text(where, "fipsLevel"),
        where.has("fipsStatus")
            ? Strict.choice(where, "fipsStatus", Validation.Status.class)
            : Validation.Status.UNKNOWN,
        Strict.day(where, "fipsSunset"));
  }

  private static KeyUsers users(Doc users) {
    Strict.fields(users, List.of("identities", "jobs", "subnets"));
    List<String> subnets = Strict.texts(users, "subnets");
    List<Doc> places = users.list("subnets");
    for (int i = 0; i < places.size(); i++) {
      checked(places.get(i), subnets.get(i));
    }
    return new KeyUsers(Strict.texts(users, "identities"), Strict.texts(users, "jobs"), subnets);
  }

  private static void checked(Doc place, String subnet) {
    try {
      Subnet.of(subnet);
    } catch (IllegalArgumentException e) {
      throw new BadRecord(place.path() + ": " + e.getMessage());
    }
  }

  private static KeyBackup backup(Doc backup) {
    Strict.fields(backup, List.of("what", "where", "encrypted", "drilled"));
    return new KeyBackup(
        Strict.text(backup, "what"),
        Strict.text(backup, "where"),
        Strict.truth(backup, "encrypted"),
        Strict.day(backup, "drilled"));
  }

  private static KeyRotation rotation(Doc rotation) {
    Strict.fields(rotation, List.of("every", "last", "next"));
    Optional<Instant> last = Strict.day(rotation, "last");
    Optional<Instant> next = Strict.day(rotation, "next");
    if (last.isPresent() && next.isPresent() && next.get().isBefore(last.get())) {
      throw new BadRecord(rotation.at("next").path() + ": lies before the last one");
    }
    return new KeyRotation(every(rotation), last, next);
  }

  private static Optional<Duration> every(Doc rotation) {
    String text = rotation.text("every");
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(DurationText.parse(text));
    } catch (IllegalArgumentException e) {
      throw new BadRecord(rotation.at("every").path() + ": " + e.getMessage());
    }
  }

  private static String checked(Doc doc, String field, UnaryOperator<String> form) {
    try {
      return form.apply(doc.text(field));
    } catch (IllegalArgumentException e) {
      throw new BadRecord(doc.at(field).path() + ": " + e.getMessage());
    }
  }
}

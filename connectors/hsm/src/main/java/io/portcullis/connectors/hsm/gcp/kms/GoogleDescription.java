package io.portcullis.connectors.hsm.gcp.kms;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Times;
import io.portcullis.connectors.hsm.listing.Collected;
import io.portcullis.connectors.hsm.listing.KeyRow;
import io.portcullis.connectors.hsm.listing.Material;
import io.portcullis.connectors.hsm.listing.Note;
import io.portcullis.model.KeyDeclaration.KeyRotation;
import io.portcullis.model.KeyListed;

/**
 * One CryptoKey with its versions in the words of the hub (Cloud KMS REST reference, CryptoKey and
 * CryptoKeyVersion). What the weakest version is that can be used counts for the key.
 */
record GoogleDescription(String id, String label, Doc key, GooglePages pages) {
  private static final int MOST_VERSIONS = 1_000;
  private static final int LABELS = 5;

  KeyRow row() throws IOException, InterruptedException {
    Collected<Doc> found = new Collected<>(MOST_VERSIONS);
    pages.each(id, "cryptoKeyVersions", found, v -> found.add(v.need("name"), v));
    GoogleVersions versions =
        new GoogleVersions(found.all().stream().map(v -> v.getValue()).toList());
    String algorithm = key.first("primary.algorithm", "versionTemplate.algorithm");
    String[] form = GoogleAlgorithm.of(algorithm);
    Optional<Boolean> exportable = versions.outside() ? Optional.empty() : Optional.of(false);
    return new KeyRow.Described(
        id,
        label,
        versions.hardware(key.text("versionTemplate.protectionLevel")),
        new Material(form[0], form[1], exportable, usages(key.text("purpose"))),
        new KeyListed(
            versions.status(),
            versions.deletion(),
            versions.origin(),
            versions.all().size(),
            versions.usable(),
            rotation(versions),
            notes(found.whole(), versions)));
  }

  private static Set<String> usages(String purpose) {
    return switch (purpose) {
      case "ENCRYPT_DECRYPT", "RAW_ENCRYPT_DECRYPT", "ASYMMETRIC_DECRYPT" ->
          Set.of("DECRYPT", "UNWRAP");
      case "ASYMMETRIC_SIGN", "MAC" -> Set.of("SIGN");
      case "KEY_ENCAPSULATION" -> Set.of("DERIVE");
      default -> Set.of();
    };
  }

  /** The newest version took the place of one before, where there is one. */
  private KeyRotation rotation(GoogleVersions versions) {
    Optional<Instant> last =
        versions.all().size() < 2
            ? Optional.empty()
            : versions.all().stream()
                .flatMap(v -> time(v, "createTime").stream())
                .max(Comparator.naturalOrder());
    Optional<Duration> every = seconds(key.text("rotationPeriod"));
    Optional<Instant> next = time(key, "nextRotationTime");
    return every.isEmpty() && next.isEmpty() && last.isEmpty()
        ? KeyRotation.NONE
        : new KeyRotation(every, last, next);
  }

  /** "7776000s", with a fraction at most. */
  private static Optional<Duration> seconds(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!text.matches("\\d{1,10}(\\.\\d{1,9})?s")) {
      throw new BadRecord("rotationPeriod: is no number of seconds");
    }
    return Optional.of(Duration.ofSeconds(Long.parseLong(text.replaceFirst("[.s].*", ""))));
  }

  static Optional<Instant> time(Doc doc, String field) {
    String text = doc.text(field);
    return text.isEmpty() ? Optional.empty() : Optional.of(Times.read(field, text));
  }

  private List<String> notes(boolean whole, GoogleVersions versions) {
    List<String> notes = new ArrayList<>();
    if (!whole) {
      notes.add("has more than " + MOST_VERSIONS + " versions");
    }
    if (key.flag("importOnly")) {
      notes.add("takes imported material only");
    }
    Set<String> levels = versions.levels();
    if (!levels.isEmpty()) {
      notes.add("protection " + String.join(", ", levels));
    }
    var labels = key.at("labels").fields();
    if (!labels.isEmpty()) {
      notes.add(
          labels.entrySet().stream()
              .limit(LABELS)
              .map(l -> l.getKey() + "=" + l.getValue().value())
              .collect(Collectors.joining(", ", "labels ", "")));
    }
    return notes.stream().map(Note::of).toList();
  }
}

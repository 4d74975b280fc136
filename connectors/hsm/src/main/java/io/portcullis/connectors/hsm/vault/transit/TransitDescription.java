package io.portcullis.connectors.hsm.vault.transit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Times;
import io.portcullis.connectors.hsm.listing.KeyRow;
import io.portcullis.connectors.hsm.listing.Material;
import io.portcullis.connectors.hsm.listing.Note;
import io.portcullis.model.KeyDeclaration.KeyRotation;
import io.portcullis.model.KeyListed;
import io.portcullis.model.KeyListed.Origin;
import io.portcullis.model.KeyListed.Status;

/**
 * One transit key in the words of the hub. Vault keeps it in software; a key that may be exported,
 * or backed up in clear, stays so ("Update key configuration": neither can be taken back).
 */
record TransitDescription(String id, String name, Doc data) {
  private static final Pattern BITS = Pattern.compile("(aes|rsa)-?(\\d{3,4})(?:-.*)?");
  private static final Pattern CURVE = Pattern.compile("ecdsa-p(\\d{3})");
  private static final String MANAGED = "managed_key";

  KeyRow row() {
    String type = data.need("type");
    List<Instant> made = versions();
    long least = number("min_decryption_version");
    long newest = number("latest_version");
    boolean open = data.flag("exportable") || data.flag("allow_plaintext_backup");
    boolean outside = type.equals(MANAGED);
    String[] form = form(type);
    return new KeyRow.Described(
        id,
        name,
        false,
        new Material(form[0], form[1], outside ? Optional.empty() : Optional.of(open), usages()),
        new KeyListed(
            data.flag("soft_deleted") ? Status.DISABLED : Status.ENABLED,
            Optional.empty(),
            outside ? Origin.ELSEWHERE : data.flag("imported_key") ? Origin.IMPORTED : origin(),
            newest,
            Math.max(0, newest - Math.max(least, 1) + 1),
            rotation(made),
            notes(least)));
  }

  /** A release that does not tell of imports says nothing. */
  private Origin origin() {
    return data.has("imported_key") ? Origin.MADE_THERE : Origin.UNKNOWN;
  }

  private static String[] form(String type) {
    Matcher curve = CURVE.matcher(type);
    if (curve.matches()) {
      return new String[] {"EC", "P-" + curve.group(1)};
    }
    Matcher bits = BITS.matcher(type);
    if (bits.matches()) {
      return new String[] {bits.group(1).toUpperCase(java.util.Locale.ROOT), bits.group(2)};
    }
    return switch (type) {
      case "ed25519" -> new String[] {"EC_EDWARDS", ""};
      case "chacha20-poly1305" -> new String[] {"CHACHA20", "256"};
      default -> new String[] {type, ""};
    };
  }

  private Set<String> usages() {
    Set<String> usages = new java.util.TreeSet<>();
    if (data.flag("supports_signing")) {
      usages.add("SIGN");
    }
    if (data.flag("supports_decryption")) {
      usages.addAll(Set.of("DECRYPT", "UNWRAP"));
    }
    if (data.flag("supports_derivation")) {
      usages.add("DERIVE");
    }
    return usages;
  }

  /** Seconds of its making for a symmetric key, an object with the time for others. */
  private List<Instant> versions() {
    List<Instant> made = new ArrayList<>();
    for (Map.Entry<String, Doc> version : data.object("keys").fields().entrySet()) {
      Doc told = version.getValue();
      String time = told.isObject() ? told.need("creation_time") : told.value();
      made.add(Times.read("keys." + version.getKey(), time));
    }
    return made;
  }

  private KeyRotation rotation(List<Instant> made) {
    long seconds = number("auto_rotate_period");
    Optional<Instant> newest = made.stream().max(Comparator.naturalOrder());
    Optional<Instant> last = number("latest_version") > 1 ? newest : Optional.empty();
    if (seconds == 0 && last.isEmpty()) {
      return KeyRotation.NONE;
    }
    Optional<Duration> every =
        seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
    return new KeyRotation(every, last, every.flatMap(e -> newest.map(n -> n.plus(e))));
  }

  private long number(String field) {
    String text = data.text(field);
    if (!text.matches("\\d{0,10}")) {
      throw new BadRecord(field + ": expected a whole number");
    }
    return text.isEmpty() ? 0 : Long.parseLong(text);
  }

  private List<String> notes(long least) {
    List<String> notes = new ArrayList<>();
    if (data.flag("exportable")) {
      notes.add("may be exported");
    }
    if (data.flag("allow_plaintext_backup")) {
      notes.add("may be backed up in clear");
    }
    if (data.flag("deletion_allowed")) {
      notes.add("may be deleted");
    }
    if (least > 1) {
      notes.add("decrypts from version " + least + " on");
    }
    return notes.stream().map(Note::of).toList();
  }
}

package io.portcullis.model.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.portcullis.model.Certificate;
import io.portcullis.model.DeclaredKey;
import io.portcullis.model.Issued;
import io.portcullis.model.KeyAttributes.Word;
import io.portcullis.model.KeyDeclaration.Recoverability;
import io.portcullis.model.KeyHome;
import io.portcullis.model.KeyReading;

/** The controls of generation and issuance. */
final class Early {
  private static final long RSA = 2_048;
  private static final long EC = 256;

  /** How long before a certificate a yes to it may lie. */
  private static final Duration ASKED = Duration.ofDays(1);

  private Early() {}

  static Verdict made(Look key) {
    Optional<KeyReading> reading = key.reading();
    if (reading.isEmpty()) {
      return home(key);
    }
    Word local = reading.get().attributes().local();
    boolean hardware = reading.get().token().hardware();
    return local == Word.UNKNOWN && hardware
        ? Verdict.unknown("the token does not say whether it was made there")
        : Verdict.of(local == Word.SET && hardware, Look.told(reading.get()));
  }

  private static Verdict home(Look key) {
    Optional<DeclaredKey> declared = key.declared(d -> d.home().kind() != KeyHome.Kind.UNKNOWN);
    if (declared.isEmpty()) {
      return Verdict.unknown("nobody tells where it was made");
    }
    KeyHome home = declared.get().declaration().home();
    return home.kind().hardware()
        ? Verdict.unknown("declared " + home.describe() + "; where it was made is not told")
        : Verdict.of(false, Look.told(declared.get(), "declared " + home.describe()));
  }

  static Verdict recorded(Look key) {
    return key.operation(name -> name.startsWith("generate") || name.startsWith("create"))
        .map(o -> Verdict.of(true, Look.told(o)))
        .orElseGet(() -> held(key));
  }

  private static Verdict held(Look key) {
    Verdict ceremony = key.ceremony("generat", "creat");
    return ceremony.met() == Met.NOT_KNOWN
        ? Verdict.unknown("no record of its generation is known")
        : new Verdict(Met.MET, ceremony.evidence());
  }

  static Verdict copyKept(Look key) {
    return key.declared(d -> !d.backup().place().isEmpty())
        .map(k -> Verdict.of(true, Look.told(k, "kept in " + k.declaration().backup().place())))
        .orElseGet(() -> Verdict.unknown("where a copy is kept is not declared"));
  }

  static Verdict period(Look key) {
    return key.declared(d -> d.rotation().every().isPresent() || d.rotation().next().isPresent())
        .map(k -> Verdict.of(true, Look.told(k, "a period is declared")))
        .or(
            () ->
                key.rotated(r -> r.every().isPresent() || r.next().isPresent())
                    .map(r -> Verdict.of(true, Look.told(r, "its key service rotates it"))))
        .orElseGet(() -> Verdict.unknown("how long it is to be used is not declared"));
  }

  static Verdict strong(Look key) {
    List<Certificate> valid = key.valid();
    Optional<Certificate> weak = valid.stream().filter(Early::weak).findFirst();
    if (weak.isPresent()) {
      return Verdict.of(false, told(weak.get()));
    }
    return valid.isEmpty() || valid.stream().anyMatch(c -> c.key().isEmpty())
        ? Verdict.unknown("the algorithms of its certificates are not known")
        : Verdict.of(true, told(valid.getFirst()));
  }

  private static boolean weak(Certificate c) {
    return c.rsaBits() < RSA || c.ecBits() < EC || c.brokenHash();
  }

  private static Told told(Certificate c) {
    String text = "%s, %s, %s".formatted(c.describe(), c.key(), c.signature());
    return Told.by(c.issuer(), c.notBefore(), text);
  }

  static Verdict asked(Look key) {
    List<Issued> issued = key.facts().issuances().issued();
    return issued.stream()
        .filter(i -> i.unanswered(ASKED))
        .findFirst()
        .map(i -> Verdict.of(false, Told.by(i.source(), i.told(), i.describe())))
        .or(
            () ->
                issued.stream()
                    .findFirst()
                    .map(i -> Verdict.of(true, Told.by(i.source(), i.told(), i.describe()))))
        .orElseGet(() -> Verdict.unknown("no authority that must ask issued one for it"));
  }

  static Verdict known(Look key) {
    List<Certificate> all = key.state().certificates();
    return all.isEmpty()
        ? Verdict.unknown("no certificate of it is known")
        : Verdict.of(true, told(all.getFirst()));
  }

  static Verdict recovery(Look key) {
    return key.declared(d -> d.recoverability() != Recoverability.UNKNOWN)
        .map(k -> Verdict.of(true, Look.told(k, recovery(k))))
        .orElseGet(() -> Verdict.unknown("how one gets over its loss is not declared"));
  }

  private static String recovery(DeclaredKey key) {
    return io.portcullis.model.KeyDeclaration.word(key.declaration().recoverability());
  }

  static Verdict notOutlived(Look key) {
    Optional<Instant> due = key.due();
    List<Certificate> valid = key.valid();
    if (due.isEmpty() || valid.isEmpty()) {
      return Verdict.unknown("its end, or its certificates, are not known");
    }
    return valid.stream()
        .filter(c -> c.notAfter().isAfter(due.get()))
        .findFirst()
        .map(c -> Verdict.of(false, told(c)))
        .orElseGet(() -> Verdict.of(true, told(valid.getFirst())));
  }
}

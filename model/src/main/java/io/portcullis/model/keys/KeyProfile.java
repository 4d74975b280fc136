package io.portcullis.model.keys;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.portcullis.model.Certificate;
import io.portcullis.model.DeclaredKey;
import io.portcullis.model.Facts;
import io.portcullis.model.KeyDeclaration;
import io.portcullis.model.KeyDeclaration.Recoverability;
import io.portcullis.model.KeyDeclaration.Tier;
import io.portcullis.model.KeyHome;
import io.portcullis.model.KeyReading;
import io.portcullis.model.State;

/**
 * A key in one word for each thing, where several sources may have said something: the stricter
 * tier and recoverability, of the rest the word that was said last.
 *
 * @param owner who is declared, else the subject's
 * @param algorithm by the token's word, else declared, else that of a certificate
 */
public record KeyProfile(
    Tier tier,
    Recoverability recoverability,
    String owner,
    String environment,
    String purpose,
    KeyHome home,
    String algorithm,
    String size) {

  public static KeyProfile of(State state) {
    Facts facts = state.subject().facts();
    List<DeclaredKey> declared = facts.declared().keys().reversed();
    String[] key = algorithm(state, declared);
    return new KeyProfile(
        facts.declared().tier(),
        recoverability(declared),
        first(declared, KeyDeclaration::owner).orElse(state.subject().owner()),
        first(declared, KeyDeclaration::environment).orElse(""),
        first(declared, KeyDeclaration::purpose).orElse(""),
        home(declared),
        key[0],
        key[1]);
  }

  /** "RSA 4096"; empty where neither is known. */
  public String key() {
    return (algorithm + " " + size).strip();
  }

  private static Optional<String> first(
      List<DeclaredKey> declared, Function<KeyDeclaration, String> field) {
    return declared.stream()
        .map(DeclaredKey::declaration)
        .map(field)
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  private static Recoverability recoverability(List<DeclaredKey> declared) {
    List<Recoverability> all =
        declared.stream().map(k -> k.declaration().recoverability()).toList();
    return all.contains(Recoverability.NOTIFY_CUSTOMERS)
        ? Recoverability.NOTIFY_CUSTOMERS
        : all.contains(Recoverability.REISSUE) ? Recoverability.REISSUE : Recoverability.UNKNOWN;
  }

  private static KeyHome home(List<DeclaredKey> declared) {
    List<KeyHome> homes = declared.stream().map(k -> k.declaration().home()).toList();
    return homes.stream()
        .filter(home -> home.kind() != KeyHome.Kind.UNKNOWN)
        .findFirst()
        .or(() -> homes.stream().filter(home -> !home.equals(KeyHome.NONE)).findFirst())
        .orElse(KeyHome.NONE);
  }

  private static String[] algorithm(State state, List<DeclaredKey> declared) {
    List<KeyReading> readings = state.subject().facts().keyReadings();
    if (!readings.isEmpty()) {
      KeyReading last = readings.getLast();
      return new String[] {last.attributes().type(), last.attributes().size()};
    }
    Optional<KeyDeclaration> told =
        declared.stream()
            .map(DeclaredKey::declaration)
            .filter(d -> !d.algorithm().isEmpty())
            .findFirst();
    if (told.isPresent()) {
      return new String[] {told.get().algorithm(), told.get().size()};
    }
    String key =
        state.certificates().stream()
            .map(Certificate::key)
            .filter(k -> !k.isEmpty())
            .findFirst()
            .orElse("");
    String[] words = key.split(" ", 2);
    return new String[] {words[0], words.length == 2 ? words[1] : ""};
  }
}

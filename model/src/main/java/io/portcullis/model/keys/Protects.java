package io.portcullis.model.keys;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.portcullis.model.Certificate;
import io.portcullis.model.DeclaredKey;
import io.portcullis.model.KeyDeclaration;
import io.portcullis.model.State;

/** What falls with a key: certificates over it, and the subjects below it. */
final class Protects {
  private Protects() {}

  static Answer of(State state, Related related, Instant now) {
    List<Told> told = new ArrayList<>();
    for (DeclaredKey key : state.subject().facts().declared().keys().reversed()) {
      String purpose = key.declaration().purpose();
      if (!purpose.isEmpty()) {
        told.add(Told.by(key.source(), key.at(), purpose));
      }
    }
    certificates(state, related).stream().map(c -> certificate(c, now)).forEach(told::add);
    related.children().orElse(List.of()).stream().map(Protects::child).forEach(told::add);
    boolean known = !told.isEmpty();
    if (related.children().isEmpty()) {
      told.add(Told.concluded("what is declared below it can not be asked now"));
    }
    return Answer.of(Question.PROTECTS, known, told);
  }

  /** Each once, those that are valid longest first. */
  static List<Certificate> certificates(State state, Related related) {
    Map<String, Certificate> all = new TreeMap<>();
    related.certificates().forEach(c -> all.put(c.id(), c));
    state.certificates().forEach(c -> all.put(c.id(), c));
    return all.values().stream()
        .sorted(Comparator.comparing(Certificate::notAfter).reversed())
        .toList();
  }

  private static Told certificate(Certificate c, Instant now) {
    String until = (c.expired(now) ? "expired " : "valid until ") + Words.day(c.notAfter());
    String replaced = c.replacedBy().isEmpty() ? "" : ", replaced by " + c.replacedBy();
    return Told.by(
        c.issuer(),
        c.notBefore(),
        "certificate %s of %s, %s%s".formatted(c.serial(), c.subject(), until, replaced));
  }

  private static Told child(Related.Child child) {
    return Told.concluded(KeyDeclaration.word(child.kind()) + " " + child.name());
  }
}

package io.portcullis.model.keys;

import java.util.ArrayList;
import java.util.List;

import io.portcullis.model.DeclaredKey;
import io.portcullis.model.Facts;
import io.portcullis.model.KeyAccess;
import io.portcullis.model.KeyUsers;
import io.portcullis.model.State;

/** Who may use a key as declared, and who was seen to. */
final class Usable {
  private Usable() {}

  static Answer of(State state) {
    Facts facts = state.subject().facts();
    List<DeclaredKey> declared =
        facts.declared().keys().stream()
            .filter(key -> !key.declaration().users().equals(KeyUsers.ANYBODY))
            .toList();
    List<Told> told = new ArrayList<>();
    declared.forEach(key -> told.add(declared(key)));
    List<Told> seen = seen(facts, declared);
    if (declared.isEmpty() && !seen.isEmpty()) {
      told.add(Told.concluded("nobody declares who may; seen are"));
    }
    told.addAll(seen);
    return Answer.of(Question.USABLE, told);
  }

  private static Told declared(DeclaredKey key) {
    KeyUsers users = key.declaration().users();
    String text =
        Words.join(
            Words.listed("identities", users.identities()),
            Words.listed("jobs", users.jobs()),
            Words.listed("subnets", users.subnets()));
    return Told.by(key.source(), key.at(), "declared for " + text);
  }

  private static List<Told> seen(Facts facts, List<DeclaredKey> declared) {
    List<KeyAccess> accesses = facts.history().accesses().reversed();
    if (accesses.isEmpty()) {
      return facts.keyUses().reversed().stream()
          .map(use -> Told.by(use.source(), use.at(), "used by " + use.principal()))
          .toList();
    }
    return accesses.stream().map(access -> access(access, declared)).toList();
  }

  private static Told access(KeyAccess access, List<DeclaredKey> declared) {
    boolean outside = declared.stream().anyMatch(key -> access.outside(key.declaration()));
    String text =
        "used by "
            + (access.principal().isEmpty() ? "somebody" : access.principal())
            + (access.address().isEmpty() ? "" : " from " + access.address())
            + (access.job().isEmpty() ? "" : " as job " + access.job());
    return Told.by(access.source(), access.at(), (outside ? "NOT DECLARED: " : "") + text);
  }
}

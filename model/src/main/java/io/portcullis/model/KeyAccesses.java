package io.portcullis.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** By whom, from where and as which job a key is used; of the same again, the last happening. */
final class KeyAccesses {
  private KeyAccesses() {}

  static KeyHistory used(
      KeyHistory history, Signal signal, Statement.KeyOperated said, List<DeclaredKey> declared) {
    if (!said.success() || !KeyDeeds.uses(said.operation())) {
      return history;
    }
    KeyAccess now = access(signal, said);
    List<KeyAccess> all =
        Keep.newest(
            history.accesses(), a -> a.alike(now), KeyAccess::at, signal, last -> since(last, now));
    return history.withAccesses(room(all, declared));
  }

  private static KeyAccess access(Signal signal, Statement.KeyOperated said) {
    Instant at = signal.occurredAt();
    return new KeyAccess(
        signal.source(),
        bounded(said.principal()),
        said.operation(),
        bounded(signal.actor().address()),
        bounded(said.job()),
        said.environment(),
        at,
        at,
        signal.weak());
  }

  private static String bounded(String text) {
    return text.substring(0, Math.min(KeyAccess.MAX_LENGTH, text.length()));
  }

  private static KeyAccess since(Optional<KeyAccess> last, KeyAccess now) {
    return last.filter(l -> now.at().isBefore(l.since().plus(KeyHistory.SAME)))
        .map(
            l ->
                new KeyAccess(
                    now.source(),
                    now.principal(),
                    l.operation(),
                    now.address(),
                    now.job(),
                    now.environment(),
                    l.since(),
                    now.at(),
                    now.weak()))
        .orElse(now);
  }

  /** What the key is declared to be for gives way first: nobody hides a use behind many others. */
  private static List<KeyAccess> room(List<KeyAccess> all, List<DeclaredKey> declared) {
    List<KeyAccess> kept = new ArrayList<>(all);
    while (kept.size() > KeyHistory.ACCESSES) {
      int plain = 0;
      while (plain < kept.size() && strange(kept.get(plain), declared)) {
        plain++;
      }
      kept.remove(plain < kept.size() ? plain : 0);
    }
    return kept;
  }

  private static boolean strange(KeyAccess access, List<DeclaredKey> declared) {
    return declared.stream()
        .map(DeclaredKey::declaration)
        .anyMatch(d -> access.outside(d) || access.elsewhere(d));
  }
}

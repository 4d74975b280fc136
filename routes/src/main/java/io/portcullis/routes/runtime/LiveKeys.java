package io.portcullis.routes.runtime;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Certificate;
import io.portcullis.model.State;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.keys.Drill;
import io.portcullis.model.keys.KeyCard;
import io.portcullis.model.keys.KeyControls;
import io.portcullis.model.keys.KeyFilter;
import io.portcullis.model.keys.KeyLine;
import io.portcullis.model.keys.KeyProfile;
import io.portcullis.model.keys.Related;
import io.portcullis.routes.api.HubRefusal;
import io.portcullis.routes.api.HubRefusal.Kind;
import io.portcullis.routes.api.KeyPage;
import io.portcullis.routes.api.Keys;
import io.portcullis.routes.api.MatrixPage;
import io.portcullis.routes.decide.Summary;
import io.portcullis.routes.explain.SubjectIndex;

/** Keys by this hub's copy of the subjects: any hub can tell, also while Kafka is away. */
final class LiveKeys implements Keys {
  /** Keys that are looked at in one call. */
  static final int LOOKED_AT = 10_000;

  /** Names that people write without saying of which type they are. */
  private static final List<AliasType> NAMES =
      List.of(
          AliasType.ARN,
          AliasType.PKCS11_KEY,
          AliasType.SPKI_SHA256,
          AliasType.CERT_SHA256,
          AliasType.KEY_LABEL);

  private final SubjectIndex subjects;
  private final ChildrenOf children;
  private final Function<String, List<Certificate>> inventory;
  private final Function<String, List<Related.Planned>> calendar;
  private final Supplier<Map<String, List<Drill>>> drills;
  private final Clock clock;

  /** The ids of what is declared below a subject; empty when that can not be asked now. */
  interface ChildrenOf {
    Optional<List<String>> of(String subject);
  }

  /**
   * @param inventory certificates by the SHA-256 of their public key
   * @param calendar what people keep of a key there, by its id
   * @param drills of backups that they wrote down, by the key's id
   */
  LiveKeys(
      SubjectIndex subjects,
      ChildrenOf children,
      Function<String, List<Certificate>> inventory,
      Function<String, List<Related.Planned>> calendar,
      Supplier<Map<String, List<Drill>>> drills,
      Clock clock) {
    this.subjects = subjects;
    this.children = children;
    this.inventory = inventory;
    this.calendar = calendar;
    this.drills = drills;
    this.clock = clock;
  }

  @Override
  public KeyPage page(KeyFilter filter, String after, int most) {
    Instant now = clock.instant();
    List<KeyLine> found = new ArrayList<>();
    String next =
        walk(
            after,
            most,
            state -> {
              KeyLine line = KeyLine.of(state, now);
              return filter.fits(line.profile()) && found.add(line);
            });
    return new KeyPage(asOf(), found, next);
  }

  @Override
  public MatrixPage matrix(KeyFilter filter, String after, int most) {
    Instant now = clock.instant();
    Map<String, List<Drill>> written = drills.get();
    List<KeyControls> found = new ArrayList<>();
    String next =
        walk(
            after,
            most,
            state ->
                filter.fits(KeyProfile.of(state))
                    && found.add(KeyControls.of(state, of(written, state.subject().id()), now)));
    return MatrixPage.of(asOf(), found, next);
  }

  /** Takes a key, and tells whether it counts. */
  private interface Taker {
    boolean takes(State key);
  }

  private String walk(String after, int most, Taker taker) {
    String last = after;
    int taken = 0;
    for (int looked = 0; looked < LOOKED_AT; ) {
      List<Summary> some = subjects.keys(last, Math.min(MOST, LOOKED_AT - looked));
      for (Summary key : some) {
        last = key.subject().id();
        looked++;
        taken += taker.takes(state(key)) ? 1 : 0;
        if (taken == most) {
          return last;
        }
      }
      if (some.isEmpty()) {
        return "";
      }
    }
    return last;
  }

  private String asOf() {
    return subjects.asOf().map(Instant::toString).orElse("");
  }

  @Override
  public KeyCard card(String id) {
    Summary key = key(id);
    return KeyCard.of(state(key), related(key), clock.instant());
  }

  private static State state(Summary summary) {
    return new State(summary.subject(), summary.certificates());
  }

  private Summary key(String id) {
    Map<String, Summary> found = new TreeMap<>();
    Stream.concat(subjects.find(LiveHub.canonical(id)).stream(), named(id))
        .filter(s -> s.subject().kind() == SubjectKind.KEY)
        .forEach(s -> found.put(s.subject().id(), s));
    if (found.isEmpty()) {
      throw new HubRefusal(Kind.UNKNOWN, "no key is known as " + id);
    }
    if (found.size() > 1) {
      throw new HubRefusal(
          Kind.CONFLICT,
          "%d keys are known as %s; say which: %s"
              .formatted(found.size(), id, String.join(", ", found.keySet())));
    }
    return found.values().iterator().next();
  }

  private Stream<Summary> named(String id) {
    return id.isBlank() || id.length() > Alias.MAX_LENGTH
        ? Stream.empty()
        : NAMES.stream().flatMap(type -> subjects.holders(new Alias(type, id)).stream());
  }

  private Related related(Summary key) {
    Optional<List<Related.Child>> below =
        children.of(key.subject().id()).map(ids -> ids.stream().map(this::child).toList());
    String id = key.subject().id();
    return new Related(sameKey(key), below, calendar.apply(id), of(drills.get(), id));
  }

  private static List<Drill> of(Map<String, List<Drill>> written, String key) {
    return written.getOrDefault(key, List.of());
  }

  private Related.Child child(String id) {
    return subjects
        .find(id)
        .map(s -> new Related.Child(id, s.subject().kind(), s.subject().name()))
        .orElseGet(() -> new Related.Child(id, SubjectKind.WORKLOAD, id));
  }

  /** Of whoever holds that public key, under its own name or another's, and of nobody known. */
  private List<Certificate> sameKey(Summary key) {
    Stream<String> ofNames =
        key.subject().aliases().stream()
            .filter(a -> a.type() == AliasType.SPKI_SHA256)
            .map(Alias::value);
    Stream<String> ofCertificates = key.certificates().stream().map(Certificate::spki);
    return Stream.concat(ofNames, ofCertificates)
        .filter(spki -> !spki.isEmpty())
        .distinct()
        .flatMap(spki -> certificates(spki))
        .toList();
  }

  private Stream<Certificate> certificates(String spki) {
    Stream<Certificate> held =
        subjects.holders(new Alias(AliasType.SPKI_SHA256, spki)).stream()
            .flatMap(holder -> holder.certificates().stream())
            .filter(c -> c.spki().equals(spki));
    return Stream.concat(inventory.apply(spki).stream(), held);
  }
}

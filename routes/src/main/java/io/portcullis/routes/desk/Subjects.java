package io.portcullis.routes.desk;

import java.time.Clock;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Ids;
import io.portcullis.model.KeyDeclaration.Tier;
import io.portcullis.model.State;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.keys.Drill;
import io.portcullis.model.keys.KeyControls;
import io.portcullis.model.keys.KeyProfile;
import io.portcullis.routes.api.HubRefusal;
import io.portcullis.routes.api.HubRefusal.Kind;
import io.portcullis.routes.decide.Summary;
import io.portcullis.routes.explain.SubjectIndex;

/** Whom an item of the calendar is about, by this hub's copy of the subjects. */
final class Subjects {
  /** Names that people write without saying of which type they are. */
  private static final List<AliasType> NAMES =
      List.of(
          AliasType.ARN,
          AliasType.PKCS11_KEY,
          AliasType.SPKI_SHA256,
          AliasType.KEY_LABEL,
          AliasType.AUTHORITY_NAME);

  /** What people are called by. */
  private static final List<AliasType> PEOPLE =
      List.of(AliasType.UPN, AliasType.EMAIL, AliasType.USER_NAME);

  /** SHA-256 of a public key as people write it. */
  private static final Pattern SPKI =
      Pattern.compile("(?:spki[-_]sha256=)?((?:[0-9a-f]{2}:?){31}[0-9a-f]{2})");

  private static final Set<SubjectKind> KINDS = EnumSet.of(SubjectKind.KEY, SubjectKind.AUTHORITY);

  private final SubjectIndex index;
  private final Supplier<Map<String, List<Drill>>> drills;
  private final Clock clock;

  /**
   * @param drills of backups that people wrote down, by the key's id
   */
  Subjects(SubjectIndex index, Supplier<Map<String, List<Drill>>> drills, Clock clock) {
    this.index = index;
    this.drills = drills;
    this.clock = clock;
  }

  /**
   * @return its id, or of a token that nobody told of yet, its name
   * @throws HubRefusal when no key, authority or HSM is known so, or several are
   */
  String id(String name) {
    Map<String, Summary> found = found(name);
    if (found.size() > 1) {
      throw new HubRefusal(
          Kind.CONFLICT,
          "%d are known as %s; say which: %s"
              .formatted(found.size(), name, String.join(", ", found.keySet())));
    }
    return found.keySet().stream()
        .findFirst()
        .or(() -> token(name))
        .orElseThrow(
            () ->
                new HubRefusal(
                    Kind.UNKNOWN,
                    "no key and no authority is known as %s; write an HSM as hsm-token=NAME"
                        .formatted(name)));
  }

  String key(String name) {
    String id = id(name);
    if (find(id).filter(s -> s.subject().kind() == SubjectKind.KEY).isEmpty()) {
      throw new HubRefusal(Kind.INVALID, name + " is no key");
    }
    return id;
  }

  private Map<String, Summary> found(String name) {
    Map<String, Summary> found = new TreeMap<>();
    Stream<Summary> byKey = spki(name).stream().flatMap(spki -> index.holders(spki).stream());
    Stream.of(index.find(name).stream(), named(name, NAMES), byKey)
        .flatMap(some -> some)
        .filter(s -> KINDS.contains(s.subject().kind()))
        .forEach(s -> found.put(s.subject().id(), s));
    return found;
  }

  /**
   * People who are known so now: by id, UPN, e-mail or user name, whatever the capitals, or by the
   * name that is shown of them as it is spelled.
   */
  List<Summary> people(String name) {
    return Stream.concat(index.find(name).stream(), named(name, PEOPLE))
        .filter(s -> s.subject().kind() == SubjectKind.IDENTITY)
        .toList();
  }

  /** As {@link SubjectIndex#keys}. */
  List<Summary> keys(String after, int most) {
    return index.keys(after, most);
  }

  private Stream<Summary> named(String name, List<AliasType> types) {
    return name.isBlank() || name.length() > Alias.MAX_LENGTH
        ? Stream.empty()
        : types.stream().flatMap(type -> index.holders(new Alias(type, name)).stream());
  }

  /** A name that is the SHA-256 of a public key: in hex of either case, with colons or without. */
  static Optional<Alias> spki(String name) {
    Matcher key = SPKI.matcher(name.strip().toLowerCase(Locale.ROOT));
    return key.matches()
        ? Optional.of(new Alias(AliasType.SPKI_SHA256, key.group(1).replace(":", "")))
        : Optional.empty();
  }

  boolean knows(Alias alias) {
    return !index.holders(alias).isEmpty();
  }

  /** An HSM may be on the calendar before its first word. */
  private static Optional<String> token(String name) {
    return alias(name).filter(a -> a.type() == AliasType.HSM_TOKEN).map(Alias::key);
  }

  private static Optional<Alias> alias(String name) {
    String[] parts = name.split("=", 2);
    if (parts.length < 2 || parts[1].isBlank()) {
      return Optional.empty();
    }
    try {
      String type = parts[0].toUpperCase(Locale.ROOT).replace('-', '_');
      return Optional.of(new Alias(AliasType.valueOf(type), parts[1]));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  Optional<Summary> find(String id) {
    return index.find(id);
  }

  /** How a signal names it: its strongest name. Empty where none is known. */
  Optional<Named> named(Optional<Summary> summary, String about) {
    return summary.isPresent()
        ? summary.get().subject().aliases().stream()
            .filter(Alias::strong)
            .min(Comparator.naturalOrder())
            .map(a -> new Named(summary.get().subject().kind(), a))
        : alias(about).filter(Alias::strong).map(a -> new Named(SubjectKind.AUTHORITY, a));
  }

  /** A subject by one strong name. */
  record Named(SubjectKind kind, Alias alias) {}

  /** Much hangs on it; what is not known counts as if it did. */
  boolean strict(String id) {
    return find(id)
        .filter(s -> s.subject().kind() == SubjectKind.KEY)
        .map(s -> KeyProfile.of(state(s)).tier())
        .filter(tier -> tier == Tier.NON_PRODUCTION || tier == Tier.EPHEMERAL)
        .isEmpty();
  }

  /** SHA-256 of what is met and what is not; the same as long as nothing changes about it. */
  String matrix(String id) {
    return find(id)
        .filter(s -> s.subject().kind() == SubjectKind.KEY)
        .map(
            s ->
                controls(s).cells().stream()
                    .map(c -> List.of(c.control(), c.met(), c.wanted()))
                    .toList())
        .map(cells -> Ids.sha256(Json.bytes(cells)))
        .orElse("");
  }

  private KeyControls controls(Summary key) {
    List<Drill> written = drills.get().getOrDefault(key.subject().id(), List.of());
    return KeyControls.of(state(key), written, clock.instant());
  }

  private static State state(Summary summary) {
    return new State(summary.subject(), summary.certificates());
  }
}

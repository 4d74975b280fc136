package io.portcullis.routes.desk;

import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import io.portcullis.inventory.desk.By;
import io.portcullis.inventory.desk.Item;
import io.portcullis.inventory.desk.Ruling;
import io.portcullis.routes.api.Desk;
import io.portcullis.routes.api.DeskEntry;
import io.portcullis.routes.api.DeskPage;
import io.portcullis.routes.api.HubRefusal;
import io.portcullis.routes.api.HubRefusal.Kind;
import io.portcullis.routes.people.Person;

/** Answers from this hub's memory; what is changed is written for all hubs. */
final class LiveDesk implements Desk {
  private final DeskView view;
  private final Writes writer;
  private final Subjects subjects;
  private final UnheardKeys unheard;
  private final Supplier<Map<String, List<String>>> remarks;
  private final Clock clock;

  /**
   * @param remarks lines for people by the key of an item, as of now
   */
  LiveDesk(
      DeskView view,
      Writes writer,
      Subjects subjects,
      UnheardKeys unheard,
      Supplier<Map<String, List<String>>> remarks,
      Clock clock) {
    this.view = view;
    this.writer = writer;
    this.subjects = subjects;
    this.unheard = unheard;
    this.remarks = remarks;
    this.clock = clock;
  }

  @Override
  public <T extends Item> DeskPage<T> page(
      Class<T> type, String about, boolean ended, String after, int most) {
    ready();
    String subject = about.isBlank() ? "" : subjects.id(about);
    Map<String, List<String>> said = remarks.get();
    List<DeskEntry<T>> some =
        view.of(kind(type), after)
            .filter(k -> ended || !k.item().ended())
            .filter(k -> subject.isEmpty() || k.item().about().equals(subject))
            .limit(most)
            .map(k -> entry(type, k, said))
            .toList();
    return new DeskPage<>(
        some, some.size() < most ? Optional.empty() : Optional.of(some.getLast().item().id()));
  }

  @Override
  public <T extends Item> DeskEntry<T> find(Class<T> type, String id) {
    return known(type, id)
        .orElseThrow(
            () ->
                new HubRefusal(
                    Kind.UNKNOWN,
                    "no %s is kept under %s"
                        .formatted(kind(type).name().toLowerCase(Locale.ROOT), id)));
  }

  @Override
  public <T extends Item> Optional<DeskEntry<T>> known(Class<T> type, String id) {
    ready();
    return view.find(kind(type).prefix() + id).map(k -> entry(type, k, remarks.get()));
  }

  @Override
  public <T extends Item> DeskEntry<T> change(
      Class<T> type, String id, long version, Person person, Change<T> change) {
    By by = new By(person.name(), clock.instant());
    Kept<T> kept = writer.write(() -> decided(type, id, version, by, change));
    return entry(type, kept, remarks.get());
  }

  private <T extends Item> DeskWriter.Write<Kept<T>> decided(
      Class<T> type, String id, long version, By by, Change<T> change) {
    Optional<Kept<?>> before = view.find(kind(type).prefix() + id);
    long stands = before.map(Kept::version).orElse(0L);
    if (stands != version) {
      throw new HubRefusal(Kind.CONFLICT, moved(before, version));
    }
    return switch (change.on(before.map(k -> type.cast(k.item())), by)) {
      case Ruling.Changed<T> changed ->
          new DeskWriter.Write<>(
              new Kept<>(version + 1, by.person(), by.at(), changed.item()),
              before.isPresent() ? List.of() : room(kind(type)));
      case Ruling.Refused<T> refused -> throw new HubRefusal(kind(refused.why()), refused.reason());
    };
  }

  /** Half a calendar would look like a whole one. */
  private void ready() {
    if (!view.ready()) {
      throw new HubRefusal(Kind.NOT_READY, "the calendar is still being read; ask again");
    }
  }

  private static String moved(Optional<Kept<?>> before, long version) {
    return before
        .map(
            k ->
                "it is version %d, of %s by %s, and no longer %d; look again"
                    .formatted(k.version(), k.at(), k.by(), version))
        .orElse("nothing is kept under this id");
  }

  /** At the bound the one that ended first gives way. */
  private List<String> room(Item.Kind kind) {
    if (view.of(kind, "").count() < kind.most()) {
      return List.of();
    }
    return List.of(
        view.of(kind, "")
            .filter(k -> k.item().ended())
            .min(Comparator.comparing(Kept::at))
            .map(k -> k.item().name())
            .orElseThrow(
                () ->
                    new HubRefusal(
                        Kind.CONFLICT, kind.most() + " are kept already, and none has ended")));
  }

  private static <T extends Item> DeskEntry<T> entry(
      Class<T> type, Kept<?> kept, Map<String, List<String>> said) {
    return new DeskEntry<>(
        kept.version(),
        kept.by(),
        kept.at(),
        type.cast(kept.item()),
        said.getOrDefault(kept.item().name(), List.of()));
  }

  private static Item.Kind kind(Class<? extends Item> type) {
    return Arrays.stream(Item.Kind.values())
        .filter(k -> k.type() == type)
        .findFirst()
        .orElseThrow();
  }

  private static Kind kind(Ruling.Why why) {
    return switch (why) {
      case INVALID -> Kind.INVALID;
      case NOT_THIS_PERSON -> Kind.NOT_THIS_PERSON;
      case CONFLICT -> Kind.CONFLICT;
    };
  }

  @Override
  public void makeKnown(String name) {
    unheard.tell(name);
  }

  @Override
  public String subject(String name) {
    return subjects.id(name);
  }

  @Override
  public String key(String name) {
    return subjects.key(name);
  }

  @Override
  public boolean strict(String subject) {
    return subjects.strict(subject);
  }

  @Override
  public String matrix(String subject) {
    return subjects.matrix(subject);
  }
}

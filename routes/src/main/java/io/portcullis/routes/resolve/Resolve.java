package io.portcullis.routes.resolve;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Alias;
import io.portcullis.model.Ids;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement;
import io.portcullis.model.SubjectKind;
import io.portcullis.routes.resolve.Message.Arrived;
import io.portcullis.routes.resolve.Search.Aim;
import io.portcullis.routes.resolve.Search.Part;
import io.portcullis.routes.stream.Stage;

/**
 * Finds the subject of each signal. Everything about one alias (its binding, the repetitions, what
 * is parked under it) lies in the partition of that alias and has one writer, so a search that
 * needs another alias travels there.
 */
public final class Resolve implements Processor<String, byte[], String, byte[]> {
  static final String TO_SIGNALS = "resolve-to-signals";
  static final String TO_INTAKE = "resolve-to-intake";

  private Stage stage;
  private Bindings bindings;
  private Parking parking;
  private Repetitions repetitions;
  private ResolveRecords records;

  @Override
  public void init(ProcessorContext<String, byte[]> context) {
    stage = new Stage(context, "resolve");
    bindings = new Bindings(context);
    parking = new Parking(context);
    repetitions = new Repetitions(context);
    records = new ResolveRecords(stage);
  }

  @Override
  public void process(Record<String, byte[]> input) {
    Message message;
    try {
      message = Json.read(input.value(), Message.class);
    } catch (UncheckedIOException e) {
      stage.deadLetter("intake", "not a message of intake: " + Stage.plain(e), input.value());
      return;
    }
    switch (message) {
      case Arrived a -> arrived(a);
      case Message.Bind b -> bind(b);
      case Message.Watch w -> watch(w);
      case Message.Wake w ->
          parking.take(w.home(), w.signal()).ifPresent(a -> woken(a, w.subject()));
    }
  }

  private void arrived(Arrived a) {
    if (!a.search().counted() && repetitions.seen(a.signal())) {
      records.write(a.told(), "duplicate");
      return;
    }
    Arrived known = a.looking(a.search().known());
    SubjectKind kind = kind(known);
    Alias alias = names(known).get(known.search().hop());
    bindings
        .find(kind, alias)
        .ifPresentOrElse(b -> found(known, alias, b), () -> unknown(known, alias));
  }

  private void unknown(Arrived a, Alias alias) {
    List<Alias> names = names(a);
    switch (a.search().aim()) {
      case CREATE -> create(a, alias);
      case PARK -> park(a, names);
      case LOOK -> {
        if (a.search().hop() + 1 < names.size()) {
          travel(a.looking(a.search().next()));
        } else {
          nobodyKnows(a, names);
        }
      }
    }
  }

  private void nobodyKnows(Arrived a, List<Alias> names) {
    Aim aim = names.getFirst().strong() ? Aim.CREATE : Aim.PARK;
    Arrived home = a.looking(a.search().home(aim));
    if (names.size() > 1) {
      travel(home);
    } else {
      unknown(home, names.getFirst());
    }
  }

  private void create(Arrived a, Alias alias) {
    SubjectKind kind = kind(a);
    String subject = newId(kind, alias);
    Binding binding = Binding.to(subject, a.signal().occurredAt());
    bindings.put(kind, alias, binding);
    wake(kind, alias, subject);
    found(a, alias, binding);
  }

  /** The id tells nothing and never changes; it is the same whoever computes it. */
  static String newId(SubjectKind kind, Alias alias) {
    return Ids.of(kind.name().substring(0, 3).toLowerCase(Locale.ROOT), kind.name(), alias.key());
  }

  private void found(Arrived a, Alias alias, Binding binding) {
    String subject = binding.at(a.signal().occurredAt());
    if (alias.strong()) {
      announce(a, alias, subject, binding);
    }
    settled(a, subject, !alias.strong());
  }

  private void woken(Arrived a, String subject) {
    settled(a, subject, true);
  }

  private void settled(Arrived a, String subject, boolean weak) {
    if (a.search().part() == Part.CHILD) {
      Signal signal = a.signal().withStatement(Edges.to(a.signal().statement(), subject));
      travel(a.about(signal, a.search().subjectNext()));
      return;
    }
    Arrived resolved = a.about(a.signal().resolved(subject, weak), a.search());
    stage.forward(TO_SIGNALS, subject, Json.bytes(resolved.signal()));
    records.write(resolved, "resolved");
  }

  /** The other names in a record that a strong name led from now mean the same subject. */
  private void announce(Arrived a, Alias by, String subject, Binding binding) {
    SubjectKind kind = kind(a);
    List<Alias> fresh =
        names(a).stream()
            .filter(n -> !n.equals(by) && !binding.announced().contains(n.key()))
            .toList();
    if (fresh.isEmpty()) {
      return;
    }
    bindings.put(kind, by, binding.announcing(fresh.stream().map(Alias::key).toList()));
    for (Alias alias : fresh) {
      send(kind, alias, new Message.Bind(kind, alias, subject, a.signal().occurredAt()));
    }
  }

  private void bind(Message.Bind b) {
    Optional<Binding> known = bindings.find(b.kind(), b.alias());
    if (known.isEmpty()) {
      bindings.put(b.kind(), b.alias(), Binding.to(b.subject(), b.from()));
    } else if (!known.get().last().subject().equals(b.subject())) {
      rebind(b, known.get());
    }
    wake(b.kind(), b.alias(), bindings.find(b.kind(), b.alias()).orElseThrow().last().subject());
  }

  private void rebind(Message.Bind b, Binding known) {
    if (b.alias().strong()) {
      merge(b.kind(), b.subject(), known.last().subject(), b);
    } else if (b.from().isAfter(known.last().from())) {
      bindings.put(b.kind(), b.alias(), known.passedTo(b.subject(), b.from()));
    }
  }

  /** The one that was known first wins. */
  private void merge(SubjectKind kind, String loser, String winner, Message.Bind b) {
    Signal merged =
        Signal.derived(
            Ids.of("sig", "merge", loser, winner),
            "resolve",
            b.from(),
            kind,
            loser,
            new Statement.SubjectMerged(winner));
    stage.forward(TO_SIGNALS, loser, Json.bytes(merged));
  }

  private void park(Arrived a, List<Alias> names) {
    SubjectKind kind = kind(a);
    String home = Bindings.key(kind, names.getFirst());
    parking.put(home, a.told());
    for (Alias other : names.subList(1, names.size())) {
      send(kind, other, new Message.Watch(kind, other, home, a.signal().id()));
    }
    records.write(a, "parked");
  }

  private void watch(Message.Watch w) {
    Optional<Binding> known = bindings.find(w.kind(), w.alias());
    if (known.isPresent()) {
      stage.forward(
          TO_INTAKE,
          w.home(),
          Json.bytes(new Message.Wake(w.home(), w.signal(), known.get().last().subject())));
    } else {
      parking.watch(Bindings.key(w.kind(), w.alias()), w.signal(), w.home());
    }
  }

  private void wake(SubjectKind kind, Alias alias, String subject) {
    String key = Bindings.key(kind, alias);
    parking.takeAll(key).forEach(a -> woken(a, subject));
    parking
        .watched(key)
        .forEach(
            (signal, home) ->
                stage.forward(
                    TO_INTAKE, home, Json.bytes(new Message.Wake(home, signal, subject))));
  }

  private void travel(Arrived a) {
    send(kind(a), names(a).get(a.search().hop()), a);
  }

  private void send(SubjectKind kind, Alias alias, Message message) {
    stage.forward(TO_INTAKE, Bindings.key(kind, alias), Json.bytes(message));
  }

  private static SubjectKind kind(Arrived a) {
    return a.search().part() == Part.CHILD
        ? Edges.childKind(a.signal().statement())
        : a.signal().kind();
  }

  private static List<Alias> names(Arrived a) {
    return a.search().part() == Part.CHILD
        ? Edges.child(a.signal().statement())
        : a.signal().aliases();
  }
}

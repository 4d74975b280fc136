package io.portcullis.routes.resolve;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Derived;
import io.portcullis.model.Ids;
import io.portcullis.model.Marks;
import io.portcullis.model.Signal;
import io.portcullis.model.SubjectKind;
import io.portcullis.routes.resolve.Message.Arrived;
import io.portcullis.routes.resolve.Search.Aim;
import io.portcullis.routes.stream.Stage;
import io.portcullis.routes.telemetry.Tracing;

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
    Tracing.about("portcullis.signal.id", a.signal().id());
    if (!a.search().counted() && repetitions.seen(a.signal())) {
      records.write(a.told(), "duplicate");
      return;
    }
    Arrived known = a.looking(a.search().known());
    bindings
        .find(known.kind(), known.name())
        .ifPresentOrElse(b -> met(known, b), () -> unknown(known));
  }

  /** The name is known; that does not say yet that its holder is meant. */
  private void met(Arrived a, Binding binding) {
    AliasType type = a.name().type();
    Instant time = a.signal().occurredAt();
    binding
        .leads(type, time, Marks.of(a.names()))
        .ifPresentOrElse(
            holder -> found(a, binding, holder.subject()),
            () -> unknown(a.looking(a.search().past(binding.shared(type, time)))));
  }

  private void unknown(Arrived a) {
    switch (a.search().aim()) {
      case CREATE -> create(a);
      case PARK -> park(a);
      case LOOK -> {
        if (a.search().hop() + 1 < a.names().size()) {
          travel(a.looking(a.search().next()));
        } else {
          nobodyKnows(a);
        }
      }
    }
  }

  private void nobodyKnows(Arrived a) {
    Aim aim = a.names().getFirst().strong() ? Aim.CREATE : Aim.PARK;
    Arrived home = a.looking(a.search().home(aim));
    if (a.names().size() > 1) {
      travel(home);
    } else {
      unknown(home);
    }
  }

  private void create(Arrived a) {
    String subject = newId(a.kind(), a.name());
    Binding binding = Binding.to(subject, a.signal().occurredAt(), Marks.of(a.names()));
    bindings.put(a.kind(), a.name(), binding);
    wake(a.kind(), a.name(), subject);
    found(a, binding, subject);
  }

  /** The id tells nothing and never changes; it is the same whoever computes it. */
  static String newId(SubjectKind kind, Alias alias) {
    return Ids.of(kind.name().substring(0, 3).toLowerCase(Locale.ROOT), kind.name(), alias.key());
  }

  private void found(Arrived a, Binding binding, String subject) {
    if (a.name().strong()) {
      announce(a, subject, binding);
    } else {
      keep(a, binding, binding.remembering(subject, Marks.of(a.names())));
    }
    settled(a, subject, !a.name().strong());
  }

  private void keep(Arrived a, Binding before, Binding after) {
    if (!after.equals(before)) {
      bindings.put(a.kind(), a.name(), after);
    }
  }

  private void woken(Arrived a, String subject) {
    settled(a, subject, true);
  }

  private void settled(Arrived a, String subject, boolean weak) {
    if (a.child()) {
      Signal signal = a.signal().toChild(Edges.to(a.signal().statement(), subject), weak);
      travel(a.about(signal, a.search().subjectNext()));
      return;
    }
    boolean either = weak || a.signal().weak();
    Arrived resolved = a.about(a.signal().resolved(subject, either), a.search());
    stage.forward(TO_SIGNALS, subject, Json.bytes(resolved.signal()));
    records.write(resolved, "resolved");
  }

  /** The other names in a record that a strong name led from now mean the same subject. */
  private void announce(Arrived a, String subject, Binding binding) {
    Instant now = a.signal().receivedAt();
    List<Alias> others = a.names().stream().filter(n -> !n.equals(a.name())).toList();
    List<Alias> fresh = binding.untold(others, now);
    if (fresh.isEmpty()) {
      return;
    }
    bindings.put(a.kind(), a.name(), binding.announcing(fresh, now));
    List<Alias> marks = Marks.of(a.names());
    for (Alias alias : fresh) {
      Message bind = new Message.Bind(a.kind(), alias, subject, a.signal().occurredAt(), marks);
      send(a.kind(), alias, bind);
    }
  }

  private void bind(Message.Bind b) {
    Optional<Binding> known = bindings.find(b.kind(), b.alias());
    if (b.alias().strong() && known.isPresent()) {
      one(b, known.get().last().subject());
      return;
    }
    AliasType type = b.alias().type();
    Binding now =
        known
            .map(k -> k.means(type, b.subject(), b.from(), b.marks()))
            .orElseGet(() -> Binding.to(b.subject(), b.from(), b.marks()));
    bindings.put(b.kind(), b.alias(), now);
    if (!now.shared(type, b.from())) {
      wake(b.kind(), b.alias(), now.last().subject());
    }
  }

  private void one(Message.Bind b, String known) {
    if (!known.equals(b.subject())) {
      Signal merged = Derived.merged(b.kind(), b.from(), b.subject(), known);
      stage.forward(TO_SIGNALS, merged.subject(), Json.bytes(merged));
    }
  }

  /**
   * What several subjects may be meant by is nobody's: it would befall one that it is not about.
   */
  private void park(Arrived a) {
    if (a.search().shared()) {
      records.write(a, "ambiguous");
      return;
    }
    List<Alias> names = a.names();
    String home = Bindings.key(a.kind(), names.getFirst());
    parking.put(home, a.told());
    Optional<Instant> at = Optional.of(a.signal().occurredAt());
    for (Alias other : names.subList(1, names.size())) {
      send(a.kind(), other, new Message.Watch(a.kind(), other, home, a.signal().id(), at));
    }
    records.write(a, "parked");
  }

  private void watch(Message.Watch w) {
    Optional<Binding> known = bindings.find(w.kind(), w.alias());
    if (known.isEmpty()) {
      parking.watch(Bindings.key(w.kind(), w.alias()), w.signal(), w.home());
      return;
    }
    Binding binding = known.get();
    binding
        .leads(w.alias().type(), w.at().orElse(binding.last().from()), List.of())
        .ifPresent(holder -> rouse(w.home(), w.signal(), holder.subject()));
  }

  private void wake(SubjectKind kind, Alias alias, String subject) {
    String key = Bindings.key(kind, alias);
    parking.takeAll(key).forEach(a -> woken(a, subject));
    parking.watched(key).forEach((signal, home) -> rouse(home, signal, subject));
  }

  private void rouse(String home, String signal, String subject) {
    stage.forward(TO_INTAKE, home, Json.bytes(new Message.Wake(home, signal, subject)));
  }

  private void travel(Arrived a) {
    send(a.kind(), a.name(), a);
  }

  private void send(SubjectKind kind, Alias alias, Message message) {
    stage.forward(TO_INTAKE, Bindings.key(kind, alias), Json.bytes(message));
  }
}

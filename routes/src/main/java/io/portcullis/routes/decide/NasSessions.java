package io.portcullis.routes.decide;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Ids;
import io.portcullis.model.Session;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;
import io.portcullis.routes.stream.Stage;

/**
 * Which subjects of this partition have a session at which NAS, as an index "NAS | subject". An
 * entry is there for as long as the session is on its subject's books, which are bounded and age.
 * When a NAS began anew, all of them are told that their sessions there have ended, {@link #PAGE}
 * at a time.
 */
final class NasSessions {
  static final String STORE = "nas";
  static final String RESTARTS = "nas-restarts";

  /** Subjects told with one input or tick. */
  static final int PAGE = 500;

  private final KeyValueStore<String, byte[]> index;
  private final KeyValueStore<String, byte[]> restarts;
  private final Stage stage;

  /** False when no restart is being told for sure; saves looking into the store with every tick. */
  private boolean walking = true;

  NasSessions(ProcessorContext<String, byte[]> context, Stage stage) {
    this.index = context.getStateStore(STORE);
    this.restarts = context.getStateStore(RESTARTS);
    this.stage = stage;
  }

  /** How far a restart was told, and what of it. */
  record Restart(String cause, Statement.SessionsEnded ended, String after) {}

  void moved(Subject before, Subject after) {
    if (before.facts().sessions().equals(after.facts().sessions())) {
      return;
    }
    Set<String> at = nas(after);
    for (String nas : nas(before)) {
      if (!at.contains(nas)) {
        index.delete(key(nas, after.id()));
      }
    }
    // Also where it had sessions before: the books of an earlier release were without an index.
    for (String nas : at) {
      if (index.get(key(nas, after.id())) == null) {
        index.put(key(nas, after.id()), after.kind().name().getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  /**
   * Its source heard that a NAS began anew; its sessions lie in any partition. A NAS repeats that
   * until somebody takes it, so it counts from when it happened: what began since goes on.
   */
  void restarted(Signal signal, Statement.NasRestarted said) {
    boolean late = signal.occurredAt().isBefore(signal.receivedAt());
    Instant until = late ? signal.occurredAt() : signal.receivedAt();
    Statement ended = new Statement.SessionsEnded(said.nas(), until, said.status());
    String id = Ids.of("sig", "nas-restarted", said.nas(), signal.id());
    Signal toAll = Signal.derived(id, "decide", signal.receivedAt(), SubjectKind.SOURCE, "", ended);
    stage.forward(DecideTopology.TO_ALL_SIGNALS, said.nas(), Json.bytes(toAll));
  }

  /** The same, heard in each partition. */
  void ended(Signal signal, Statement.SessionsEnded said) {
    walk(new Restart(signal.id(), said, ""), signal.receivedAt());
  }

  void carryOn(Instant now) {
    if (!walking) {
      return;
    }
    List<KeyValue<String, byte[]>> open = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all = restarts.all()) {
      if (all.hasNext()) {
        open.add(all.next());
      }
    }
    walking = !open.isEmpty();
    open.forEach(entry -> walk(Json.read(entry.value, Restart.class), now));
  }

  private void walk(Restart restart, Instant now) {
    List<KeyValue<String, byte[]>> page = page(restart);
    page.forEach(entry -> tell(entry, restart, now));
    String nas = restart.ended().nas();
    if (page.size() < PAGE) {
      restarts.delete(nas);
    } else {
      walking = true;
      String after = page.getLast().key;
      restarts.put(nas, Json.bytes(new Restart(restart.cause(), restart.ended(), after)));
    }
  }

  private List<KeyValue<String, byte[]>> page(Restart restart) {
    String prefix = restart.ended().nas() + "|";
    String from = restart.after().isEmpty() ? prefix : restart.after() + "\0";
    List<KeyValue<String, byte[]>> page = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all = index.range(from, prefix + "~")) {
      while (all.hasNext() && page.size() < PAGE) {
        page.add(all.next());
      }
    }
    return page;
  }

  private void tell(KeyValue<String, byte[]> entry, Restart restart, Instant now) {
    String subject = entry.key.substring(entry.key.indexOf('|') + 1);
    SubjectKind kind = SubjectKind.valueOf(new String(entry.value, StandardCharsets.UTF_8));
    String id = Ids.of("sig", "sessions-ended", restart.cause(), subject);
    stage.forward(
        DecideTopology.TO_SIGNALS,
        subject,
        Json.bytes(Signal.derived(id, "decide", now, kind, subject, restart.ended())));
  }

  private static Set<String> nas(Subject subject) {
    return subject.facts().sessions().stream().map(Session::nas).collect(Collectors.toSet());
  }

  private static String key(String nas, String subject) {
    return nas + "|" + subject;
  }
}

package io.portcullis.routes.decide;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Certificate;
import io.portcullis.model.Signal;
import io.portcullis.model.State;
import io.portcullis.model.Subject;
import io.portcullis.routes.stream.Versioned;

/** Subjects and, one by one beside them, their certificates. */
final class States {
  static final String SUBJECTS = "subjects";
  static final String CERTIFICATES = "certificates";

  /** Read for one decision; more than any sound subject has. */
  private static final int MAX_READ = 512;

  /** Subjects of this partition that are kept as they were last decided. */
  static final int MAX_RECENT = 4_096;

  private final KeyValueStore<String, byte[]> subjects;
  private final KeyValueStore<String, byte[]> certificates;

  /**
   * What was decided last is read next. The stores have one writer, this one, and whatever undoes
   * its transaction makes it anew, so no entry can be older than the store.
   */
  private final Map<String, State> recent =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, State> eldest) {
          return size() > MAX_RECENT;
        }
      };

  States(ProcessorContext<String, byte[]> context) {
    subjects = context.getStateStore(SUBJECTS);
    certificates = context.getStateStore(CERTIFICATES);
  }

  State load(Signal signal) {
    State known = recent.get(signal.subject());
    return known == null ? read(signal) : known;
  }

  private State read(Signal signal) {
    byte[] bytes = subjects.get(signal.subject());
    if (bytes == null) {
      return State.fresh(signal.subject(), signal.kind(), signal.receivedAt());
    }
    return new State(Versioned.read(bytes, Subject.class), certificates(signal.subject()));
  }

  void save(State before, State after) {
    recent.put(after.subject().id(), after);
    subjects.put(after.subject().id(), Versioned.write(after.subject()));
    for (Certificate certificate : after.certificates()) {
      if (!before.certificates().contains(certificate)) {
        certificates.put(key(after, certificate), Json.bytes(certificate));
      }
    }
    after.forgotten(before).forEach(c -> certificates.delete(key(after, c)));
  }

  /** The subjects that follow this id, in the order of ids, and of the first one after "". */
  List<State> page(String after, int most) {
    List<State> found = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all =
        subjects.range(after.isEmpty() ? null : after, null)) {
      while (all.hasNext() && found.size() < most) {
        KeyValue<String, byte[]> next = all.next();
        if (!next.key.equals(after)) {
          Subject subject = Versioned.read(next.value, Subject.class);
          found.add(new State(subject, certificates(next.key)));
        }
      }
    }
    return found;
  }

  private static String key(State state, Certificate certificate) {
    return state.subject().id() + "|" + certificate.id();
  }

  private List<Certificate> certificates(String subject) {
    List<Certificate> found = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all =
        certificates.prefixScan(subject + "|", Serdes.String().serializer())) {
      while (all.hasNext() && found.size() < MAX_READ) {
        found.add(Json.read(all.next().value, Certificate.class));
      }
    }
    return List.copyOf(found);
  }
}

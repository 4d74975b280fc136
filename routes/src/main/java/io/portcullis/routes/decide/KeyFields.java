package io.portcullis.routes.decide;

import java.util.LinkedHashMap;
import java.util.Map;

import io.portcullis.model.Habit;
import io.portcullis.model.Signal;
import io.portcullis.model.State;
import io.portcullis.model.Statement;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.keys.KeyProfile;

/** Where a key is used, and how much against its habit. */
final class KeyFields {
  private static final String VOLUME = "portcullis.key.volume.";

  private KeyFields() {}

  /** Dotted names; none of what is no key. */
  static Map<String, Object> of(Signal signal, State after) {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (after.subject().kind() != SubjectKind.KEY) {
      return fields;
    }
    String environment = KeyProfile.of(after).environment();
    if (signal.statement() instanceof Statement.KeyOperated said) {
      environment = environment.isEmpty() ? said.environment() : environment;
      after.subject().facts().history().habits().stream()
          .filter(habit -> habit.source().equals(signal.source()))
          .findFirst()
          .ifPresent(habit -> volume(fields, habit));
    }
    if (!environment.isEmpty()) {
      fields.put("portcullis.key.environment", environment);
    }
    return fields;
  }

  private static void volume(Map<String, Object> fields, Habit habit) {
    fields.put(VOLUME + "hour", habit.hour().toString());
    fields.put(VOLUME + "count", habit.count());
    fields.put(VOLUME + "usual", habit.usualInHour());
  }
}

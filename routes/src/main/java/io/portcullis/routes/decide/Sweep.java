package io.portcullis.routes.decide;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Decision;
import io.portcullis.model.Ids;
import io.portcullis.model.Policy;
import io.portcullis.model.Signal;
import io.portcullis.model.State;
import io.portcullis.model.Statement;
import io.portcullis.model.Subject;
import io.portcullis.routes.stream.Stage;
import io.portcullis.rules.FiringLimitException;

/**
 * Looks at all subjects of the partition once after the rules were changed, a page with each tick,
 * and wakes those that the new rules see otherwise. The wake-up is a signal like any other, so what
 * follows is in the log, and goes through the guard. How far it has come lies beside the rules in
 * force, so that another hub goes on there.
 */
final class Sweep {
  /** Subjects looked at in one tick: some milliseconds. */
  static final int PAGE = 200;

  private static final String CURSOR = "sweep";

  private final KeyValueStore<String, byte[]> store;
  private final States states;
  private final Stage stage;
  private Optional<String> after;

  Sweep(ProcessorContext<String, byte[]> context, States states, Stage stage) {
    this.store = context.getStateStore(ActivePolicy.STORE);
    this.states = states;
    this.stage = stage;
    this.after =
        Optional.ofNullable(store.get(CURSOR)).map(b -> new String(b, StandardCharsets.UTF_8));
  }

  /** From the first subject on, also where an earlier look has not come to its end. */
  void begin() {
    move(Optional.of(""));
  }

  void carryOn(Instant now, Policy policy) {
    if (after.isEmpty()) {
      return;
    }
    List<State> page = states.page(after.get(), PAGE);
    page.stream().filter(s -> outdated(s, policy)).forEach(s -> wake(s.subject(), now));
    move(
        page.size() < PAGE
            ? Optional.empty()
            : Optional.of(page.get(page.size() - 1).subject().id()));
  }

  private void move(Optional<String> to) {
    after = to;
    store.put(CURSOR, to.map(id -> id.getBytes(StandardCharsets.UTF_8)).orElse(null));
  }

  /** What does not come to an end is told when the subject's own signal meets it. */
  private static boolean outdated(State state, Policy policy) {
    try {
      return Decision.outdated(state, policy);
    } catch (FiringLimitException e) {
      return false;
    }
  }

  private void wake(Subject subject, Instant now) {
    Signal wake =
        Signal.derived(
            Ids.of("sig", "sweep", subject.id(), now.toString()),
            "policies",
            now,
            subject.kind(),
            subject.id(),
            new Statement.WakeUp(now));
    stage.forward(DecideTopology.TO_SIGNALS, subject.id(), Json.bytes(wake));
  }
}

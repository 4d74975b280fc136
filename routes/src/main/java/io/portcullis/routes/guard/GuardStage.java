package io.portcullis.routes.guard;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Ids;
import io.portcullis.model.Signal;
import io.portcullis.model.evidence.AuditRecord;
import io.portcullis.model.evidence.Dataset;
import io.portcullis.model.guard.Answer;
import io.portcullis.model.guard.Guard;
import io.portcullis.model.guard.GuardInput;
import io.portcullis.model.guard.Limits;
import io.portcullis.routes.fields.Sorting;
import io.portcullis.routes.stream.Documents;
import io.portcullis.routes.stream.Stage;

/** Runs the guard: proposals, people's words and the passing of time in; its answers out. */
public final class GuardStage implements Processor<String, byte[], String, byte[]> {
  static final String TO_SIGNALS = "guard-to-signals";
  static final String TO_CONTROL = "guard-to-control";
  private static final Duration TICK = Duration.ofSeconds(1);

  private final Limits limits;
  private Stage stage;
  private StoreLedger ledger;
  private Guard guard;

  public GuardStage(Limits limits) {
    this.limits = limits;
  }

  @Override
  public void init(ProcessorContext<String, byte[]> context) {
    stage = new Stage(context, "guard");
    ledger = new StoreLedger(context, stage);
    guard = new Guard(limits, ledger);
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
  }

  @Override
  public void process(Record<String, byte[]> input) {
    GuardInput read;
    try {
      read = Json.read(input.value(), GuardInput.class);
    } catch (UncheckedIOException e) {
      stage.deadLetter("proposals", "not an input of the guard: " + Stage.plain(e), input.value());
      return;
    }
    answer(read);
  }

  private void tick(long now) {
    if (ledger.waitingCount() > 0 || !ledger.planned().isEmpty()) {
      answer(new GuardInput.Tick(Instant.ofEpochMilli(now)));
    }
  }

  private void answer(GuardInput input) {
    Answer answer = guard.answer(input);
    for (Signal signal : answer.signals()) {
      stage.forward(TO_SIGNALS, signal.subject(), Json.bytes(signal));
    }
    answer.notes().forEach(this::record);
  }

  private void record(Answer.Note note) {
    Documents document =
        Documents.of(Dataset.AUDIT, note.at(), note.event(), "success")
            .own("guard", Map.of("event", note.event(), "id", note.id(), "text", note.text()))
            .own("about", Map.of("id", note.subject()))
            .sorted(new Sorting("configuration", "change"))
            .add("event.reason", note.text());
    if (!note.person().isEmpty()) {
      document.add("user.name", note.person()).add("related.user", List.of(note.person()));
    }
    if (note.event().equals("breaker-tripped")) {
      document.own("alarm", true).alert();
    }
    String id =
        Ids.of("rec", note.event(), note.id(), note.subject(), note.person(), note.at().toString());
    String key = note.subject().isEmpty() ? "guard" : note.subject();
    stage.record(new AuditRecord(id, Dataset.AUDIT, note.at(), key, document.build()));
  }
}

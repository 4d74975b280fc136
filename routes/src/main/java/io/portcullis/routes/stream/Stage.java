package io.portcullis.routes.stream;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Ids;
import io.portcullis.model.evidence.AuditRecord;
import io.portcullis.routes.telemetry.Headers;

/**
 * One stage's way out. All of what one input leads to leaves in the input's transaction, and
 * belongs to its trace.
 */
public final class Stage {
  private static final int MAX_EXCERPT = 2_000;

  private final ProcessorContext<String, byte[]> context;
  private final String name;

  public Stage(ProcessorContext<String, byte[]> context, String name) {
    this.context = context;
    this.name = name;
  }

  public static String toRecords(String stage) {
    return stage + "-to-records";
  }

  public static String toDeadLetters(String stage) {
    return stage + "-to-dead-letters";
  }

  public void forward(String sink, String key, byte[] value) {
    context.forward(new Record<>(key, value, time(), Headers.now()), sink);
  }

  public void record(AuditRecord audit) {
    forward(toRecords(name), audit.subject(), Salted.bytes(audit));
  }

  /** What could not be read, with the reason and where it lay. */
  public void deadLetter(String source, String reason, byte[] value) {
    Map<String, Object> letter = new LinkedHashMap<>();
    letter.put("source", source);
    letter.put("reason", reason);
    metadata()
        .ifPresent(
            m -> {
              letter.put("topic", m.topic());
              letter.put("partition", m.partition());
              letter.put("offset", m.offset());
            });
    letter.put("sha256", Ids.sha256(value));
    letter.put(
        "excerpt",
        new String(value, 0, Math.min(value.length, MAX_EXCERPT), StandardCharsets.UTF_8));
    forward(toDeadLetters(name), source, Json.bytes(letter));
  }

  /** For hop times in records only: nothing is decided by it. */
  public Instant wallClock() {
    return Instant.ofEpochMilli(context.currentSystemTimeMs());
  }

  private Optional<RecordMetadata> metadata() {
    return context.recordMetadata();
  }

  private long time() {
    return context.currentStreamTimeMs() < 0 ? 0 : context.currentStreamTimeMs();
  }

  /** The first line of what a library says, without its types and places. */
  public static String plain(Exception e) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return message.replaceAll("^[a-z.A-Z]+Exception: ", "");
  }
}

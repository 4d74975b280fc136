package io.portcullis.routes.seal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Ids;
import io.portcullis.model.Signal;
import io.portcullis.model.evidence.AuditRecord;
import io.portcullis.model.evidence.Head;
import io.portcullis.model.evidence.Seal;
import io.portcullis.model.evidence.Unsealed;
import io.portcullis.routes.resolve.Message;
import io.portcullis.routes.stream.HourlyOnce;
import io.portcullis.routes.stream.Salted;

/**
 * Gives each record its chain, a sequence without a gap and the hash of the record before: one
 * chain for each partition of {@code records}, its head in the store. Only here can that be done,
 * because records come from many writers, and their offsets have gaps.
 */
final class Sealer implements Processor<byte[], byte[], String, byte[]> {
  static final String UNSEALED = "record-unsealed";

  private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);

  private final String prefix;
  private final HourlyOnce told = new HourlyOnce();
  private ProcessorContext<String, byte[]> context;
  private KeyValueStore<String, byte[]> heads;

  /**
   * @param prefix of the chains' names, so that hubs on one Elasticsearch do not mix
   */
  Sealer(String prefix) {
    this.prefix = prefix;
  }

  @Override
  public void init(ProcessorContext<String, byte[]> initialised) {
    context = initialised;
    heads = initialised.getStateStore(SealStage.HEADS);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    try {
      String chain = prefix + "c" + context.taskId().partition();
      Head head = Optional.ofNullable(heads.get(chain)).map(StoredHead::read).orElse(Head.START);
      Unsealed unsealed = read(record.value());
      Seal seal = unsealed.seal(chain, head);
      byte[] bytes = unsealed.with(seal);
      if (bytes.length > SealStage.MAX_BYTES) {
        throw new IllegalArgumentException(
            "record of %d bytes, limit %d".formatted(bytes.length, SealStage.MAX_BYTES));
      }
      heads.put(chain, StoredHead.write(seal.head()));
      context.forward(new Record<>(chain, bytes, record.timestamp()), SealStage.SEALED);
    } catch (IllegalArgumentException e) {
      deadLetter(record, e.getMessage());
    }
  }

  private static Unsealed read(byte[] value) {
    if (value == null) {
      throw new IllegalArgumentException("record without a value");
    }
    return Unsealed.read(value);
  }

  /** Once an hour. It is a record itself, and may be the next that can not be sealed. */
  private void alert(String place, String reason, long timestamp) {
    Instant now = Instant.ofEpochMilli(context.currentSystemTimeMs());
    if (!told.first(place, now)) {
      return;
    }
    Map<String, Object> details = Map.of("trail", Map.of("about", place));
    String id = Ids.of("trail", UNSEALED, place, now.toString());
    AuditRecord record = Interruption.record(id, "process", UNSEALED, reason, details, now);
    Signal note = Interruption.note(UNSEALED, place, now);
    Message.Arrived said = Message.arrived(note, Map.of(), "", Optional.empty());
    context.forward(new Record<>("", Salted.bytes(record), timestamp), SealStage.ALERTS);
    context.forward(new Record<>(said.key(), Json.bytes(said), timestamp), SealStage.NOTES);
  }

  private void deadLetter(Record<byte[], byte[]> record, String reason) {
    RecordMetadata place = context.recordMetadata().orElseThrow();
    LOG.warn(
        "record at {}-{} offset {} can not be sealed: {}",
        place.topic(),
        place.partition(),
        place.offset(),
        reason);
    DeadLetter letter =
        DeadLetter.of(
            SealStage.NAME,
            reason,
            place.topic(),
            place.partition(),
            place.offset(),
            record.timestamp(),
            record.value());
    context.forward(
        new Record<>(SealStage.NAME, Json.bytes(letter), record.timestamp()),
        SealStage.DEAD_LETTERS);
    alert(letter.place(), reason, record.timestamp());
  }
}

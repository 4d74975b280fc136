package io.portcullis.routes.seal;

import java.util.Optional;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.evidence.Head;
import io.portcullis.model.evidence.Seal;
import io.portcullis.model.evidence.Unsealed;

/**
 * Gives each record its chain, a sequence without a gap and the hash of the record before: one
 * chain for each partition of {@code records}, its head in the store. Only here can that be done,
 * because records come from many writers, and their offsets have gaps.
 */
final class Sealer implements Processor<byte[], byte[], String, byte[]> {
  private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);

  private final String prefix;
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
  }
}

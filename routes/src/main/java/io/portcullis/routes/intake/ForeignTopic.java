package io.portcullis.routes.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.DefaultKafkaManualCommit;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;
import org.apache.kafka.common.TopicPartition;

import io.portcullis.connectors.api.KafkaLogin;
import io.portcullis.model.Run;
import io.portcullis.model.Statement.RecordsLost;
import io.portcullis.routes.config.AuthSettings;

/**
 * Reads a topic of another Kafka (Azure Event Hubs speaks its protocol). Offsets are committed
 * after the whole batch is durable here, so a crash repeats records and loses none.
 */
public final class ForeignTopic extends RouteBuilder {
  private static final int MAX_BATCH = 500;

  private final AuthSettings.Topic topic;
  private final Source source;
  private final Intake intake;
  private final Retention retention = new Retention();

  public ForeignTopic(AuthSettings.Topic topic, Source source, Intake intake) {
    this.topic = topic;
    this.source = source;
    this.intake = intake;
  }

  @Override
  public void configure() {
    fromF(
            "kafka:%s?brokers=%s&groupId=%s&batching=true&maxPollRecords=%d&pollTimeoutMs=50"
                + "&autoCommitEnable=false&allowManualCommit=true&autoOffsetReset=earliest"
                + "&breakOnFirstError=true&valueDeserializer=%s%s",
            topic.topic(),
            topic.bootstrapServers(),
            topic.group(),
            MAX_BATCH,
            "org.apache.kafka.common.serialization.ByteArrayDeserializer",
            security())
        .routeId("intake-topic-" + source.name())
        .process(this::batch);
  }

  private void batch(Exchange exchange) {
    List<CompletableFuture<Void>> writes = new ArrayList<>();
    Map<TopicPartition, Run> read = new HashMap<>();
    Map<TopicPartition, KafkaManualCommit> commits = new HashMap<>();
    for (Object entry : exchange.getMessage().getBody(List.class)) {
      Message message = ((Exchange) entry).getMessage();
      byte[] body = message.getBody(byte[].class);
      TopicPartition partition = partition(message);
      Run offset = offset(message);
      String place = partition + "@" + offset.first();
      writes.add(intake.accept(source, body == null ? new byte[0] : body, place).durable());
      read.merge(partition, offset, Run::span);
      Optional.ofNullable(message.getHeader(KafkaConstants.MANUAL_COMMIT, KafkaManualCommit.class))
          .ifPresent(commit -> commits.put(partition, commit));
    }
    lost(commits, read).forEach(lost -> writes.add(intake.lost(source, lost)));
    CompletableFuture.allOf(writes.toArray(CompletableFuture[]::new)).join();
    // Each commits its own partition alone.
    commits.values().forEach(KafkaManualCommit::commit);
  }

  private List<RecordsLost> lost(
      Map<TopicPartition, KafkaManualCommit> commits, Map<TopicPartition, Run> read) {
    return commits.values().stream()
        .filter(DefaultKafkaManualCommit.class::isInstance)
        .findFirst()
        .map(commit -> retention.gone(((DefaultKafkaManualCommit) commit).getConsumer(), read))
        .orElse(List.of());
  }

  private TopicPartition partition(Message message) {
    Integer number = message.getHeader(KafkaConstants.PARTITION, 0, Integer.class);
    return new TopicPartition(topic.topic(), number);
  }

  private static Run offset(Message message) {
    long offset = message.getHeader(KafkaConstants.OFFSET, 0L, Long.class);
    return new Run(offset, offset);
  }

  private String security() {
    String protocol = topic.tls() ? "&securityProtocol=" + (sasl() ? "SASL_SSL" : "SSL") : "";
    return topic
        .saslPlain()
        .map(
            plain ->
                protocol
                    + "&saslMechanism=PLAIN&saslJaasConfig=RAW("
                    + KafkaLogin.plain(plain.user(), plain.password().reveal())
                    + ")")
        .orElse(protocol);
  }

  private boolean sasl() {
    return topic.saslPlain().isPresent();
  }
}

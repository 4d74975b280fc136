package io.portcullis.bench.hub;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

import io.portcullis.bench.BenchException;

/** A fresh Kafka for one candidate, and what is asked of it. */
public final class Broker implements AutoCloseable {
  public static final int PARTITIONS = 4;
  private static final int WAIT_SECONDS = 30;

  private final Child child;
  private final String servers;
  private final Admin admin;

  private Broker(Child child, String servers) {
    this.child = child;
    this.servers = servers;
    this.admin = Admin.create(Map.of("bootstrap.servers", servers));
  }

  public static Broker start(Path folder) throws InterruptedException {
    Child child = Child.ofOurs("broker", folder, BrokerMain.class, "768m", folder.toString());
    try {
      return new Broker(child, child.firstLine());
    } catch (RuntimeException e) {
      child.close();
      throw e;
    }
  }

  public String servers() {
    return servers;
  }

  public void create(List<NewTopic> topics) throws InterruptedException {
    wait(admin.createTopics(topics).all());
  }

  /** How much of a topic lies there, markers of transactions included. */
  long written(String topic) throws InterruptedException {
    return ends(List.of(topic)).values().stream().mapToLong(Long::longValue).sum();
  }

  public Map<TopicPartition, Long> ends(List<String> topics) throws InterruptedException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    wait(admin.describeTopics(topics).allTopicNames())
        .forEach(
            (name, topic) ->
                topic
                    .partitions()
                    .forEach(
                        p ->
                            wanted.put(
                                new TopicPartition(name, p.partition()), OffsetSpec.latest())));
    return wait(admin.listOffsets(wanted).all()).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().offset()));
  }

  /** How far a group has come. */
  public Map<TopicPartition, Long> committed(String group) throws InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> offsets =
        wait(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    Map<TopicPartition, Long> known = new HashMap<>();
    offsets.forEach(
        (partition, offset) -> {
          if (offset != null) {
            known.put(partition, offset.offset());
          }
        });
    return known;
  }

  private static <T> T wait(KafkaFuture<T> future) throws InterruptedException {
    try {
      return future.get(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new BenchException("Kafka did not answer: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    admin.close();
    child.close();
  }
}

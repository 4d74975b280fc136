package io.portcullis.routes.embedded;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes and checks topics; every wait has a bound. */
final class TopicSetup {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final long LOOK_MILLIS = 100;

  private final Topics topics;
  private final Admin admin;

  TopicSetup(Topics topics, Admin admin) {
    this.topics = topics;
    this.admin = admin;
  }

  void run() {
    Set<String> existing = wait(admin.listTopics().names());
    Map<Boolean, List<Topic>> there =
        Arrays.stream(Topic.values())
            .collect(Collectors.partitioningBy(t -> existing.contains(topics.name(t))));
    check(there.get(true));
    create(there.get(false));
    awaitLeaders();
  }

  void keep(Map<Topic, Duration> spans) {
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    spans.forEach(
        (topic, span) -> {
          ConfigEntry kept = new ConfigEntry("retention.ms", Long.toString(span.toMillis()));
          changes.put(
              new ConfigResource(ConfigResource.Type.TOPIC, topics.name(topic)),
              List.of(new AlterConfigOp(kept, AlterConfigOp.OpType.SET)));
        });
    wait(admin.incrementalAlterConfigs(changes).all());
  }

  private void check(List<Topic> there) {
    List<String> names = there.stream().map(topics::name).toList();
    Map<String, TopicDescription> described = wait(admin.describeTopics(names).allTopicNames());
    Map<String, Config> configs = configs(names);
    List<String> problems =
        there.stream()
            .flatMap(
                t -> {
                  String name = topics.name(t);
                  int count = described.get(name).partitions().size();
                  return problems(t, count, configs.get(name));
                })
            .toList();
    if (!problems.isEmpty()) {
      throw new IllegalStateException(String.join("; ", problems));
    }
  }

  private Stream<String> problems(Topic topic, int partitions, Config config) {
    Stream.Builder<String> problems = Stream.builder();
    int wanted = topics.partitions(topic);
    if (partitions < wanted || (partitions > wanted && !topic.mayGrow())) {
      problems.add(
          "topic %s has %d partitions, configured are %d; the count is fixed at set-up"
              .formatted(topics.name(topic), partitions, wanted));
    }
    String cleanup = config.get("cleanup.policy").value();
    if (!cleanup.equals(topic.cleanupPolicy())) {
      problems.add(
          "topic %s has cleanup.policy %s, needed is %s"
              .formatted(topics.name(topic), cleanup, topic.cleanupPolicy()));
    }
    String limit = config.get("max.message.bytes").value();
    if (Long.parseLong(limit) < topic.maxBytes()) {
      problems.add(
          "topic %s has max.message.bytes %s, needed are at least %d"
              .formatted(topics.name(topic), limit, topic.maxBytes()));
    }
    return problems.build();
  }

  /** {@code sealed} first: a chain lies in the partition of its number from its beginning on. */
  void grow(String changelog) {
    int wanted = partitions(topics.name(Topic.RECORDS));
    Set<String> existing = wait(admin.listTopics().names());
    for (String follower : List.of(topics.name(Topic.SEALED), changelog)) {
      if (existing.contains(follower) && partitions(follower) < wanted) {
        grow(follower, wanted);
      }
    }
  }

  private void grow(String name, int wanted) {
    try {
      wait(admin.createPartitions(Map.of(name, NewPartitions.increaseTo(wanted))).all());
    } catch (IllegalStateException e) {
      // Another hub that starts at the same moment may have been first.
      if (partitions(name) != wanted) {
        throw e;
      }
    }
  }

  private int partitions(String name) {
    return wait(admin.describeTopics(List.of(name)).allTopicNames()).get(name).partitions().size();
  }

  private Map<String, Config> configs(List<String> names) {
    List<ConfigResource> resources =
        names.stream().map(n -> new ConfigResource(ConfigResource.Type.TOPIC, n)).toList();
    return wait(admin.describeConfigs(resources).all()).entrySet().stream()
        .collect(Collectors.toMap(e -> e.getKey().name(), Map.Entry::getValue));
  }

  private void create(List<Topic> missing) {
    List<NewTopic> wanted = missing.stream().map(this::wanted).toList();
    for (KafkaFuture<Void> made : admin.createTopics(wanted).values().values()) {
      try {
        wait(made);
      } catch (IllegalStateException e) {
        // Another hub that starts at the same moment may have been first.
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw e;
        }
      }
    }
  }

  private NewTopic wanted(Topic topic) {
    Map<String, String> config = topic.config();
    config.put("min.insync.replicas", Integer.toString(topics.minInsync()));
    return new NewTopic(topics.name(topic), topics.partitions(topic), topics.replication())
        .configs(config);
  }

  /**
   * Kafka answers the creation before the partitions have leaders. A producer that writes in
   * between can have its first batches taken in the wrong order and then never gets another one in,
   * and Streams ends because its source topics are missing.
   */
  private void awaitLeaders() {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (Topic topic : Topic.values()) {
      for (int i = 0; i < topics.partitions(topic); i++) {
        ends.put(new TopicPartition(topics.name(topic), i), OffsetSpec.latest());
      }
    }
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!led(ends, System.nanoTime() < end)) {
      pause();
    }
  }

  private boolean led(Map<TopicPartition, OffsetSpec> ends, boolean patient) {
    try {
      wait(admin.listOffsets(ends).all());
      return true;
    } catch (IllegalStateException e) {
      if (patient && e.getCause() instanceof RetriableException) {
        return false;
      }
      throw e;
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      throw unanswered(e);
    }
  }

  private static <T> T wait(KafkaFuture<T> future) {
    try {
      return future.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka refused: " + e.getCause().getMessage(), e.getCause());
    } catch (TimeoutException | InterruptedException e) {
      throw unanswered(e);
    }
  }

  private static IllegalStateException unanswered(Exception e) {
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    return new IllegalStateException("Kafka did not answer within " + LIMIT.toSeconds() + " s", e);
  }
}

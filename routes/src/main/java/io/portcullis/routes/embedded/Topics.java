package io.portcullis.routes.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * The hub's topics on one Kafka: their names, and that they exist as the stages need them.
 *
 * @param prefix before each name, so that several hubs can share a cluster; empty, or letters,
 *     digits, dots and dashes
 * @param partitions of every topic but proposals; fixed at set-up
 * @param replication replicas of each partition
 * @param minInsync replicas that must have a write before it counts
 */
public record Topics(String prefix, int partitions, short replication, int minInsync) {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int MAX_PARTITIONS = 1_000;

  public Topics {
    require(prefix.matches("[A-Za-z0-9.-]{0,64}"), "prefix \"" + prefix + "\": not allowed");
    require(
        partitions >= 1 && partitions <= MAX_PARTITIONS,
        "partitions: " + partitions + " is not within 1 and " + MAX_PARTITIONS);
    require(replication >= 1, "replication: " + replication + " is less than 1");
    require(
        minInsync >= 1 && minInsync <= replication,
        "min in-sync: " + minInsync + " is not within 1 and the replication of " + replication);
  }

  /** For the one-node broker in the process. */
  public static Topics embedded() {
    return new Topics("", Topic.DEFAULT_PARTITIONS, (short) 1, 1);
  }

  public String name(Topic topic) {
    return prefix + topic.plainName();
  }

  /**
   * Makes the topics that are missing and checks those that are there.
   *
   * @throws IllegalStateException naming every topic that is there with another partition count,
   *     another clean-up or a smaller message limit, or why Kafka did not answer
   */
  public void ensure(Admin admin) {
    Set<String> existing = wait(admin.listTopics().names());
    List<Topic> there =
        Arrays.stream(Topic.values()).filter(t -> existing.contains(name(t))).toList();
    List<String> problems = problems(admin, there);
    if (!problems.isEmpty()) {
      throw new IllegalStateException(String.join("; ", problems));
    }
    Arrays.stream(Topic.values()).filter(t -> !there.contains(t)).forEach(t -> create(admin, t));
  }

  private void create(Admin admin, Topic topic) {
    NewTopic wanted = new NewTopic(name(topic), topic.partitions(partitions), replication);
    Map<String, String> config = topic.config();
    config.put("min.insync.replicas", Integer.toString(minInsync));
    try {
      admin
          .createTopics(List.of(wanted.configs(config)))
          .all()
          .get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      // Another hub that starts at the same moment may have been first.
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw failed(e.getCause());
      }
    } catch (TimeoutException | InterruptedException e) {
      throw unanswered(e);
    }
  }

  private List<String> problems(Admin admin, List<Topic> there) {
    Collection<String> names = there.stream().map(this::name).toList();
    Map<String, TopicDescription> described = wait(admin.describeTopics(names).allTopicNames());
    Map<String, Config> configs = configs(admin, names);
    List<String> problems = new ArrayList<>();
    for (Topic topic : there) {
      int count = described.get(name(topic)).partitions().size();
      checkPartitions(topic, count, problems);
      checkConfig(topic, configs.get(name(topic)), problems);
    }
    return problems;
  }

  private void checkPartitions(Topic topic, int found, List<String> problems) {
    int wanted = topic.partitions(partitions);
    if (found != wanted) {
      problems.add(
          "topic %s has %d partitions, configured are %d; the count is fixed at set-up"
              .formatted(name(topic), found, wanted));
    }
  }

  private void checkConfig(Topic topic, Config found, List<String> problems) {
    String cleanup = found.get("cleanup.policy").value();
    if (!cleanup.equals(topic.cleanupPolicy())) {
      problems.add(
          "topic %s has cleanup.policy %s, needed is %s"
              .formatted(name(topic), cleanup, topic.cleanupPolicy()));
    }
    ConfigEntry limit = found.get("max.message.bytes");
    if (Long.parseLong(limit.value()) < topic.maxBytes()) {
      problems.add(
          "topic %s has max.message.bytes %s, needed are at least %d"
              .formatted(name(topic), limit.value(), topic.maxBytes()));
    }
  }

  private static Map<String, Config> configs(Admin admin, Collection<String> names) {
    List<ConfigResource> resources =
        names.stream().map(n -> new ConfigResource(ConfigResource.Type.TOPIC, n)).toList();
    return wait(admin.describeConfigs(resources).all()).entrySet().stream()
        .collect(Collectors.toMap(e -> e.getKey().name(), Map.Entry::getValue));
  }

  private static <T> T wait(KafkaFuture<T> future) {
    try {
      return future.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw failed(e.getCause());
    } catch (TimeoutException | InterruptedException e) {
      throw unanswered(e);
    }
  }

  private static IllegalStateException failed(Throwable cause) {
    return new IllegalStateException("Kafka refused: " + cause.getMessage(), cause);
  }

  private static IllegalStateException unanswered(Exception e) {
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    return new IllegalStateException(
        "Kafka did not answer within " + TIMEOUT.toSeconds() + " s", e);
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException("topics: " + problem);
    }
  }
}

package io.portcullis.routes.embedded;

import java.time.Duration;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;

/**
 * The hub's topics on one Kafka: their names, and that they exist as the stages need them.
 *
 * @param prefix before each name, so that several hubs can share a cluster; empty, or letters,
 *     digits, dots and dashes
 * @param partitions of every topic that need not be in one order; fixed at set-up
 * @param replication replicas of each partition
 * @param minInsync replicas that must have a write before it counts
 */
public record Topics(String prefix, int partitions, short replication, int minInsync) {
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

  /** How many partitions that topic has. */
  public int partitions(Topic topic) {
    return topic.single() ? 1 : partitions;
  }

  /**
   * Makes the topics that are missing, checks those that are there, and returns when all of them
   * can be written to and read.
   *
   * @throws IllegalStateException naming every topic that is there with another partition count
   *     (more are allowed where {@link Topic#mayGrow}), another clean-up or a smaller message
   *     limit, or why Kafka did not answer
   */
  public void ensure(Admin admin) {
    new TopicSetup(this, admin).run();
  }

  /**
   * Has {@code sealed} and the memory of the sealer follow when {@code records} got more
   * partitions: a chain begins in each new one, and those that are there go on.
   *
   * @param changelog of the sealer's heads; nothing when it is not there yet
   * @throws IllegalStateException when Kafka refuses, or does not answer
   */
  public void grow(Admin admin, String changelog) {
    new TopicSetup(this, admin).grow(changelog);
  }

  /**
   * Has these topics keep their messages for so long, from now on.
   *
   * @throws IllegalStateException when Kafka refuses, or does not answer
   */
  public void keep(Admin admin, Map<Topic, Duration> spans) {
    new TopicSetup(this, admin).keep(spans);
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException("topics: " + problem);
    }
  }
}

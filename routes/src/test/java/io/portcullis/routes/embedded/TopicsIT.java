package io.portcullis.routes.embedded;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TopicsIT {
  @RegisterExtension static final KafkaForTests KAFKA = new KafkaForTests();

  @Test
  void everyTopicThatDoesNotFitIsNamed() throws Exception {
    // Given
    Topics topics = new Topics("bad.", 4, (short) 1, 1);
    try (Admin admin = KAFKA.admin()) {
      NewTopic two = new NewTopic("bad.signals", 2, (short) 1);
      NewTopic deleted = new NewTopic("bad.subjects", 4, (short) 1);
      admin.createTopics(List.of(two, deleted)).all().get();
      // When, Then
      assertThatThrownBy(() -> topics.ensure(admin))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("bad.signals has 2 partitions, configured are 4")
          .hasMessageContaining("bad.subjects has cleanup.policy delete, needed is compact");
      assertThat(admin.listTopics().names().get()).doesNotContain("bad.intake");
    }
  }

  @Test
  void allAreMadeAndASecondCallFindsThemRight() throws Exception {
    // Given
    Topics topics = KAFKA.topics();
    try (Admin admin = KAFKA.admin()) {
      // When
      topics.ensure(admin);
      // Then
      Map<String, TopicDescription> found =
          admin
              .describeTopics(
                  List.of(topics.name(Topic.PROPOSALS), topics.name(Topic.DEAD_LETTERS)))
              .allTopicNames()
              .get();
      assertThat(found.get(topics.name(Topic.PROPOSALS)).partitions()).hasSize(1);
      assertThat(found.get(topics.name(Topic.DEAD_LETTERS)).partitions()).hasSize(4);
    }
  }

  @Test
  void recordsMayHaveMorePartitionsAndWhatFollowsThemGrows() throws Exception {
    // Given
    Topics topics = KAFKA.topics();
    try (Admin admin = KAFKA.admin()) {
      admin
          .createPartitions(Map.of(topics.name(Topic.RECORDS), NewPartitions.increaseTo(6)))
          .all()
          .get();
      // When
      topics.ensure(admin);
      topics.grow(admin, topics.prefix() + "is-not-there");
      topics.grow(admin, topics.prefix() + "is-not-there");
      // Then
      String sealed = topics.name(Topic.SEALED);
      assertThat(
              admin.describeTopics(List.of(sealed)).allTopicNames().get().get(sealed).partitions())
          .hasSize(6);
    }
  }

  @Test
  void aTopicThatIsKeyedBySubjectMayNotHaveMore() throws Exception {
    // Given
    Topics topics = KAFKA.topics();
    try (Admin admin = KAFKA.admin()) {
      admin
          .createPartitions(Map.of(topics.name(Topic.SIGNALS), NewPartitions.increaseTo(6)))
          .all()
          .get();
      // When, Then
      assertThatThrownBy(() -> topics.ensure(admin))
          .hasMessageContaining("signals has 6 partitions, configured are 4");
    }
  }

  @Test
  void aTopicKeepsItsMessagesForAsLongAsIsConfigured() throws Exception {
    // Given
    Topics topics = KAFKA.topics();
    ConfigResource signals =
        new ConfigResource(ConfigResource.Type.TOPIC, topics.name(Topic.SIGNALS));
    try (Admin admin = KAFKA.admin()) {
      topics.ensure(admin);
      // When
      topics.keep(admin, Map.of(Topic.SIGNALS, Duration.ofDays(90)));
      // Then
      Config config = admin.describeConfigs(List.of(signals)).all().get().get(signals);
      assertThat(config.get("retention.ms").value())
          .isEqualTo(Long.toString(Duration.ofDays(90).toMillis()));
    }
  }

  @Test
  void intakeIsFlushedPerMessage() throws Exception {
    // Given
    Topics topics = KAFKA.topics();
    ConfigResource intake =
        new ConfigResource(ConfigResource.Type.TOPIC, topics.name(Topic.INTAKE));
    try (Admin admin = KAFKA.admin()) {
      // When
      String flush =
          admin
              .describeConfigs(List.of(intake))
              .all()
              .get()
              .get(intake)
              .get("flush.messages")
              .value();
      // Then
      assertThat(flush).isEqualTo("1");
    }
  }
}

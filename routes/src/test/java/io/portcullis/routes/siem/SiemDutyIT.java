package io.portcullis.routes.siem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.connectors.api.http.Tls;
import io.portcullis.connectors.notify.syslog.SyslogConfig;
import io.portcullis.model.evidence.Dataset;
import io.portcullis.routes.config.SiemSettings.Form;
import io.portcullis.routes.duty.KeptPlace;
import io.portcullis.routes.duty.RunningDuty;
import io.portcullis.routes.embedded.KafkaForTests;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.embedded.Topics;

import static org.assertj.core.api.Assertions.assertThat;

/** Records of a real broker, syslog over TCP. */
class SiemDutyIT {
  @RegisterExtension static final KafkaForTests KAFKA = new KafkaForTests();

  private final KeptPlace place = new KeptPlace();
  private Topics topics;
  private Map<String, Object> kafka;

  @BeforeEach
  void topics() {
    topics = KAFKA.topics();
    kafka = Map.of("bootstrap.servers", KAFKA.bootstrapServers());
  }

  @Test
  void aNewOneBeginsAtTheEndAndGoesOnWhereItWas() throws Exception {
    // Given
    seal(1, 20);
    try (Receiver receiver = new Receiver(0, 0)) {
      RunningDuty first = start(receiver.port());
      Awaitility.await().until(() -> !place.text().isEmpty());
      seal(21, 300);
      Awaitility.await().until(() -> receiver.numbers.size() == 280);
      first.end();
      seal(301, 320);
      // When
      RunningDuty second = start(receiver.port());
      Awaitility.await().until(() -> receiver.numbers.size() >= 300);
      second.end();
      // Then: the first may have been laid down before it kept its place
      List<Integer> wanted = IntStream.rangeClosed(21, 320).boxed().toList();
      assertThat(receiver.numbers)
          .containsSequence(IntStream.rangeClosed(301, 320).boxed().toList());
      assertThat(receiver.numbers.stream().distinct().toList()).isEqualTo(wanted);
    }
  }

  private void seal(int from, int to) {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer())) {
      for (int i = from; i <= to; i++) {
        producer.send(new ProducerRecord<>(topics.name(Topic.SEALED), 0, "c0", Sealed.audit(i)));
      }
    }
  }

  private RunningDuty start(int port) {
    SyslogConfig to =
        new SyslogConfig(
            "soc",
            "127.0.0.1",
            port,
            SyslogConfig.Transport.TCP,
            13,
            "hub-1",
            Tls.USUAL,
            Duration.ofSeconds(5));
    SiemTarget target = new SiemTarget(to, Form.RFC5424, Set.of(Dataset.AUDIT), false, "1");
    SiemDuty duty = new SiemDuty(kafka, topics, target, new SimpleMeterRegistry());
    return RunningDuty.start(duty, place);
  }
}

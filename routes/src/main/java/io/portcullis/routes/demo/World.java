package io.portcullis.routes.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

import io.portcullis.connectors.ca.local.Issued;
import io.portcullis.lab.outside.HubApi;
import io.portcullis.lab.outside.RelyingParty;
import io.portcullis.model.Standing;

/**
 * Everything a step needs: the ways in, and the places to look at.
 *
 * @param admin token of the first admin
 * @param approvers tokens of two other people
 * @param proof headers that webhooks prove themselves with
 * @param issued certificates by name of device or key
 */
record World(
    HubApi api,
    String admin,
    List<String> approvers,
    Map<String, String> proof,
    KafkaProducer<String, String> foreign,
    int syslog,
    SampleNas nas,
    Optional<SampleHsm> hsm,
    RelyingParty party,
    Map<String, Issued> issued,
    Search search,
    Clock clock) {

  Instant now() {
    return clock.instant();
  }

  /** To the foreign Kafka topic, as Event Hubs would hold it. */
  void toTopic(String record) {
    try {
      foreign.send(new ProducerRecord<>(DemoConfig.INTUNE_TOPIC, record)).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the foreign topic did not take a record", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  boolean hook(String source, String body) {
    return api.post("/hooks/" + source, body, proof) == 202;
  }

  void syslogLine(String line) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), syslog);
        OutputStream out = socket.getOutputStream()) {
      out.write(line.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the syslog port does not take a line", e);
    }
  }

  JsonNode explain(String name) {
    return api.get("/explain/" + HubApi.encoded(name), admin);
  }

  boolean stands(String name, Standing standing) {
    return explain(name).path("standing").path("admitted").asText().equals(standing.name());
  }

  String ocsp(String name) {
    return party.ocsp(issued.get(name).x509());
  }

  String crl(String name) {
    return party.crl(issued.get(name).x509());
  }

  /** What live authorisation says of a device: "allowed", "allowed VLAN 99" or "refused". */
  String authorise(Estate.Device device) {
    String question = VendorRecords.question(device, issued.get(device.name()).certificate());
    return api.post("/radius/authorize", question, proof) == 200 ? "allowed" : "refused";
  }

  JsonNode approvals() {
    return api.get("/approvals", admin);
  }

  boolean approve(String id, String token) {
    return !api.call(
            "POST",
            "/approvals/" + id,
            token,
            Map.of("decision", "approve", "reason", "demonstration"))
        .isMissingNode();
  }
}

package io.portcullis.bench.radius;

import java.time.Instant;
import java.util.Map;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.DistinguishedName;

/** A large estate's verdicts, written into the topic as the hub writes them. */
final class Verdicts {
  private static final String TOPIC = "verdicts";
  private static final String ISSUER = "CN=Another Device CA,O=Bench";
  private static final int FIRST_SERIAL = 0x10_0000;

  private Verdicts() {}

  static void write(String servers, int count) {
    Map<String, Object> config =
        Map.of("bootstrap.servers", servers, "acks", "all", "linger.ms", 20, "batch.size", 262_144);
    String before = "certificate|" + DistinguishedName.canonical(ISSUER) + "|";
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < count; i++) {
        producer.send(new ProducerRecord<>(TOPIC, before + serial(i), verdict(i)));
      }
    }
  }

  private static byte[] verdict(int number) {
    return Json.bytes(
        Map.of(
            "subject",
            "sub-bench-" + number,
            "name",
            "laptop-" + number,
            "standing",
            "GOOD",
            "reason",
            "",
            "generation",
            0,
            "asOf",
            Instant.EPOCH,
            "sha256",
            ""));
  }

  private static String serial(int number) {
    return Integer.toHexString(FIRST_SERIAL + number);
  }

  /** The login of one of these, as rlm_rest of FreeRADIUS asks. */
  static String question(int number) {
    return """
        {"User-Name": {"type": "string", "value": ["laptop-%d"]},
         "NAS-IP-Address": {"type": "ipaddr", "value": ["192.0.2.7"]},
         "NAS-Identifier": {"type": "string", "value": ["bench-switch"]},
         "Called-Station-Id": {"type": "string", "value": ["5E-2B-5B-B9-DD-FE:staff"]},
         "Calling-Station-Id": {"type": "string", "value": ["02-BE-%02X-%02X-%02X-%02X"]},
         "NAS-Port-Type": {"type": "integer", "value": ["Wireless-802.11"]},
         "Acct-Session-Id": {"type": "string", "value": ["CA545AEC138D7D88"]},
         "EAP-Type": {"type": "integer", "value": ["TLS"]},
         "TLS-Client-Cert-Serial": {"type": "string", "value": ["%s"]},
         "TLS-Client-Cert-Issuer": {"type": "string", "value": ["/O=Bench/CN=Another Device CA"]},
         "TLS-Client-Cert-Subject": {"type": "string", "value": ["/CN=laptop-%d"]},
         "TLS-Client-Cert-Expiration": {"type": "string", "value": ["271122094654Z"]},
         "TLS-Cert-Serial": {"type": "string", "value": ["6aa60a36d9423b95e14612fbd30eeaf19e07012e"]}}
        """
        .formatted(
            number,
            number >> 24 & 0xff,
            number >> 16 & 0xff,
            number >> 8 & 0xff,
            number & 0xff,
            serial(number),
            number);
  }
}

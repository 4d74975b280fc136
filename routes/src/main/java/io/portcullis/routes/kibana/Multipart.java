package io.portcullis.routes.kibana;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import io.portcullis.model.Ids;

/**
 * A form with one file (RFC 7578), as Kibana's imports take it.
 *
 * @param type value of the header Content-Type
 */
record Multipart(String type, byte[] body) {

  /**
   * @param name of the file; its ending tells Kibana what it is
   */
  static Multipart file(String name, byte[] content) {
    // A hash of the content can not stand in it, but by a miracle.
    String boundary = "portcullis-" + Ids.sha256(content);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(
        ascii(
            "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: application/ndjson\r\n\r\n"
                .formatted(boundary, name)));
    body.writeBytes(content);
    body.writeBytes(ascii("\r\n--" + boundary + "--\r\n"));
    return new Multipart("multipart/form-data; boundary=" + boundary, body.toByteArray());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

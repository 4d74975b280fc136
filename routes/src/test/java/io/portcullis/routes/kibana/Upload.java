package io.portcullis.routes.kibana;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.portcullis.connectors.api.Json;

/** Reads a form with one file, as strictly as RFC 7578 and RFC 2046 write it. */
final class Upload {
  private static final Pattern TYPE =
      Pattern.compile("multipart/form-data; boundary=([A-Za-z0-9'()+_,./:=?-]{1,200})");
  private static final Pattern HEAD =
      Pattern.compile(
          "Content-Disposition: form-data; name=\"file\"; filename=\"[a-z]+\\.ndjson\"\r\n"
              + "Content-Type: application/ndjson");

  private Upload() {}

  static List<ObjectNode> lines(String type, byte[] body) {
    Matcher named = TYPE.matcher(type);
    if (!named.matches()) {
      throw new IllegalArgumentException("Content-Type: " + type);
    }
    String text = new String(body, StandardCharsets.UTF_8);
    String begin = "--" + named.group(1) + "\r\n";
    String end = "\r\n--" + named.group(1) + "--\r\n";
    int blank = text.indexOf("\r\n\r\n");
    if (!text.startsWith(begin) || !text.endsWith(end) || blank < 0) {
      throw new IllegalArgumentException("the form is not whole");
    }
    if (!HEAD.matcher(text.substring(begin.length(), blank)).matches()) {
      throw new IllegalArgumentException("head of the part: " + text.substring(0, blank));
    }
    return text.substring(blank + 4, text.length() - end.length())
        .lines()
        .map(line -> Json.read(line.getBytes(StandardCharsets.UTF_8), ObjectNode.class))
        .toList();
  }
}

package io.portcullis.connectors.idp.ssf.transmit;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Json;

/**
 * What a receiver asks of a stream that it polls (RFC 8936 section 2.2).
 *
 * @param most tokens that it wants, 0 to {@link #MAX_EVENTS}
 * @param immediately false when it wants to wait for the next token where there is none
 * @param acks ids of tokens that it has
 * @param errors ids of tokens that it refuses
 */
public record PollRequest(
    int most, boolean immediately, List<String> acks, Map<String, PushAnswer.Refused> errors) {
  /** More than it is never given at once. */
  public static final int MAX_EVENTS = 100;

  private static final int MAX_SETTLED = 10_000;

  /**
   * @throws BadRecord saying which member is not as RFC 8936 wants it
   */
  public static PollRequest read(byte[] body) {
    JsonNode root = json(body);
    if (!root.isObject()) {
      throw new BadRecord("the request is no JSON object");
    }
    return new PollRequest(
        most(root.path("maxEvents")),
        flag(root.path("returnImmediately")),
        acks(Doc.of(root).at("ack")),
        errors(root.path("setErrs")));
  }

  private static JsonNode json(byte[] body) {
    try {
      return Json.VENDOR.readTree(body);
    } catch (IOException e) {
      throw new BadRecord("the request is no JSON object");
    }
  }

  private static int most(JsonNode node) {
    if (node.isMissingNode()) {
      return MAX_EVENTS;
    }
    if (!node.isIntegralNumber() || node.asLong() < 0) {
      throw new BadRecord("maxEvents: must be a whole number, 0 or more");
    }
    return (int) Math.min(node.asLong(), MAX_EVENTS);
  }

  private static boolean flag(JsonNode node) {
    if (!node.isMissingNode() && !node.isBoolean()) {
      throw new BadRecord("returnImmediately: must be true or false");
    }
    return node.asBoolean(false);
  }

  private static List<String> acks(Doc list) {
    if (list.present() && !list.isArray()) {
      throw new BadRecord("ack: must be a list");
    }
    List<String> acks = list.items().stream().map(Doc::value).toList();
    bounded(acks.size(), "ack");
    return acks;
  }

  private static Map<String, PushAnswer.Refused> errors(JsonNode node) {
    if (!node.isMissingNode() && !node.isObject()) {
      throw new BadRecord("setErrs: must be an object");
    }
    bounded(node.size(), "setErrs");
    Map<String, PushAnswer.Refused> errors = new LinkedHashMap<>();
    node.properties().forEach(e -> errors.put(e.getKey(), PushAnswer.refused(e.getValue())));
    return errors;
  }

  private static void bounded(int size, String member) {
    if (size > MAX_SETTLED) {
      throw new BadRecord(member + ": more than " + MAX_SETTLED);
    }
  }
}

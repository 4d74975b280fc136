package io.portcullis.connectors.notify.webhook;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.notify.Channel;
import io.portcullis.connectors.notify.Delivery;
import io.portcullis.connectors.notify.Message;

/** Posts messages in one shape. Its id, as Idempotency-Key, lets a receiver drop repetitions. */
public final class Webhook implements Channel {
  private final String name;
  private final Shape shape;
  private final Post post;
  private final Optional<Supplier<String>> token;

  /**
   * @param token read at each call and sent as a bearer token (RFC 6750), when the receiver wants
   *     one
   */
  public Webhook(String name, Shape shape, Post post, Optional<Supplier<String>> token) {
    this.name = name;
    this.shape = shape;
    this.post = post;
    this.token = token;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Delivery deliver(Message message) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Idempotency-Key", message.id());
    try {
      token.ifPresent(secret -> headers.put("Authorization", "Bearer " + secret.get()));
    } catch (IllegalStateException e) {
      return Delivery.silent(e.getMessage());
    }
    return post.send(Json.bytes(shape.body(message)), headers);
  }

  @Override
  public String check() {
    return post.check();
  }

  @Override
  public void close() {
    post.close();
  }
}

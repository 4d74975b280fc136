package io.portcullis.connectors.notify.webhook;

import java.util.Map;

import io.portcullis.connectors.notify.Message;

/** The JSON that a receiver takes. */
public interface Shape {
  Map<String, Object> body(Message message);
}

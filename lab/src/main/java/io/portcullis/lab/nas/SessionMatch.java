package io.portcullis.lab.nas;

import java.util.Locale;
import java.util.function.Predicate;

import io.portcullis.connectors.radius.das.Attribute;
import io.portcullis.connectors.radius.das.AttributeType;
import io.portcullis.connectors.radius.das.Packet;
import io.portcullis.model.Session;

/** Which session a request means: every attribute that identifies one must match. */
final class SessionMatch {
  private SessionMatch() {}

  /** True when the request names a session at all. */
  static boolean names(Packet request) {
    return request.first(AttributeType.ACCT_SESSION_ID).isPresent()
        || request.first(AttributeType.CALLING_STATION_ID).isPresent()
        || request.first(AttributeType.USER_NAME).isPresent();
  }

  static Predicate<Session> of(Packet request) {
    return session -> request.attributes().stream().allMatch(a -> matches(a, session));
  }

  private static boolean matches(Attribute attribute, Session session) {
    String value = attribute.value().asText();
    if (attribute.is(AttributeType.ACCT_SESSION_ID)) {
      return value.equals(session.id());
    }
    if (attribute.is(AttributeType.CALLING_STATION_ID)) {
      return digits(value).equals(digits(session.mac()));
    }
    return !attribute.is(AttributeType.USER_NAME) || value.equals(session.user());
  }

  private static String digits(String mac) {
    return mac.toLowerCase(Locale.ROOT).replaceAll("[^0-9a-f]", "");
  }
}

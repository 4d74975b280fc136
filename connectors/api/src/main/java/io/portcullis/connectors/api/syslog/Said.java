package io.portcullis.connectors.api.syslog;

import io.portcullis.model.Statement;

/**
 * What a line says.
 *
 * @param user whom it is about
 * @param address where from; or empty
 */
record Said(
    String topic,
    String action,
    boolean success,
    String user,
    String address,
    Statement statement) {

  static Said login(String action, boolean success, String user, String address, String method) {
    String reason = success ? "" : action;
    return new Said(
        "authentication",
        action,
        success,
        user,
        address,
        new Statement.Authenticated(success, method, reason));
  }

  static Said noted(String topic, String action, boolean success, String user) {
    return new Said(topic, action, success, user, "", new Statement.Noted(topic, action, success));
  }

  Said from(String where) {
    return new Said(topic, action, success, user, where, statement);
  }
}

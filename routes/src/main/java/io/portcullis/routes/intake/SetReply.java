package io.portcullis.routes.intake;

import java.util.LinkedHashMap;
import java.util.Map;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.idp.ssf.verify.Verdict;

/** The answer to a pushed security event token (RFC 8935 sections 2.2 and 2.3). */
final class SetReply {
  private SetReply() {}

  /** 202 says that the transmitter may forget the token, so it waits for Kafka. */
  static Reply to(Receipt receipt, boolean failed) {
    if (failed) {
      return later("the log did not take it; send it again");
    }
    return receipt.nothingSound()
        ? error(Verdict.Problem.INVALID_REQUEST, receipt.firstProblem().orElse(""))
        : new Reply(202, "", "", "");
  }

  static Reply error(Verdict.Problem problem, String description) {
    return new Reply(400, "application/json", description, Json.text(said(problem, description)));
  }

  /** An error as both push and poll tell it. */
  static Map<String, Object> said(Verdict.Problem problem, String description) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("err", problem.code());
    error.put("description", description);
    return error;
  }

  /** Not the token's fault: an error code would make the transmitter give it up. */
  static Reply later(String why) {
    return Reply.problem(503, "not taken", why);
  }
}

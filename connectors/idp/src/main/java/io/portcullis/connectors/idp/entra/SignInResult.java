package io.portcullis.connectors.idp.entra;

import io.portcullis.connectors.api.Doc;

/**
 * How a sign-in ended.
 *
 * @param code Entra's error code (AADSTS number); "0" is success, empty where none is given
 * @param outcome ECS's word: success, failure or unknown
 */
record SignInResult(String code, String description, String outcome) {

  static SignInResult of(Item item) {
    Doc status = Embedded.object(item.body(), "status");
    String code = status.text("errorCode");
    String result = item.doc().text("resultType");
    String description = status.first("failureReason", "additionalDetails");
    if (description.isEmpty()) {
      description = item.doc().text("resultDescription");
    }
    return new SignInResult(
        code.isEmpty() ? result : code, description, outcome(code.isEmpty() ? result : code));
  }

  /** The result is a number, or in older exports a word. */
  private static String outcome(String code) {
    if (code.equals("0") || code.equalsIgnoreCase("success")) {
      return "success";
    }
    return code.isEmpty() ? "unknown" : "failure";
  }

  /** Where a record does not tell, nothing was proved. */
  boolean success() {
    return outcome.equals("success");
  }

  String reason() {
    if (success()) {
      return "";
    }
    return description.isEmpty() ? code : code + " " + description;
  }
}

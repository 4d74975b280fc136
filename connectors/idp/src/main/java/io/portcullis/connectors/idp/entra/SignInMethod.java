package io.portcullis.connectors.idp.entra;

import java.util.List;

import io.portcullis.connectors.api.Doc;

/** How somebody proved who they are, in Entra's words. */
final class SignInMethod {
  private static final String EARLIER = "Previously satisfied";

  private SignInMethod() {}

  /** The steps of the authentication, joined by " + "; else what else tells the kind. */
  static String of(Doc body) {
    List<String> steps =
        Embedded.list(body, "authenticationDetails").stream()
            .filter(Doc::isObject)
            .map(step -> step.text("authenticationMethod"))
            .filter(method -> !method.isEmpty() && !method.equalsIgnoreCase(EARLIER))
            .distinct()
            .limit(4)
            .toList();
    if (!steps.isEmpty()) {
      return String.join(" + ", steps);
    }
    String factor = Embedded.object(body, "mfaDetail").text("authMethod");
    return factor.isEmpty() ? other(body) : factor;
  }

  private static String other(Doc body) {
    for (String field :
        List.of("clientCredentialType", "clientAppUsed", "authenticationRequirement")) {
      String text = body.text(field);
      if (!text.isEmpty() && !text.equalsIgnoreCase("none")) {
        return text;
      }
    }
    return body.text("authenticationProtocol");
  }
}

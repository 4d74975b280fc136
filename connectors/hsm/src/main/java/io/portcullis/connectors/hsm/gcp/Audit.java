package io.portcullis.connectors.hsm.gcp;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Words;

/** The audit log inside a log entry (google.cloud.audit.AuditLog). */
record Audit(Doc entry) {
  private static final Pattern SUFFIX = Pattern.compile("\\.googleapis\\.com$");
  private static final int CANCELLED_TO_UNAUTHENTICATED = 16;

  /** Some exports send the audit log without the entry around it. */
  Doc payload() {
    return entry.has("protoPayload") ? entry.object("protoPayload") : entry;
  }

  /** Where a method is missing the permission that was asked for tells what was done. */
  String method() {
    String method = payload().text("methodName");
    String action = method.isEmpty() ? permission() : method;
    if (action.isEmpty() && principal().isEmpty()) {
      throw new BadRecord(
          "protoPayload.methodName: missing, and no permission or principal either");
    }
    return action.isEmpty() ? "unknown" : action;
  }

  /** The last part: "google.cloud.kms.v1.KeyManagementService.Encrypt" is "Encrypt". */
  String verb() {
    return method().substring(method().lastIndexOf('.') + 1);
  }

  private String permission() {
    return permissions().stream().findFirst().orElse("");
  }

  /** What was asked of IAM: it tells what a wrapped call does, as Deployment Manager makes them. */
  List<String> permissions() {
    return payload().at("authorizationInfo").items().stream()
        .map(info -> info.text("permission"))
        .filter(text -> !text.isEmpty())
        .toList();
  }

  String service() {
    String service = payload().text("serviceName");
    return SUFFIX.matcher(service).replaceFirst("").toLowerCase(Locale.ROOT);
  }

  String resource() {
    return payload().text("resourceName");
  }

  String principal() {
    String email = payload().text("authenticationInfo.principalEmail");
    return email.isEmpty() ? subject() : email;
  }

  /** "user:anna@lab.example" or a principal:// of a workload or workforce pool. */
  String subject() {
    return payload().text("authenticationInfo.principalSubject").replaceFirst("^user:", "");
  }

  /**
   * For what a service account was taken on: who stands behind it, as a workload of a pool does
   * ({@code AuthenticationInfo.service_account_delegation_info} of the audit log's reference).
   */
  String job() {
    return payload().at("authenticationInfo").at("serviceAccountDelegationInfo").items().stream()
        .map(behind -> behind.text("principalSubject"))
        .filter(subject -> !subject.isEmpty())
        .findFirst()
        .orElse("");
  }

  String address() {
    return payload().at("requestMetadata").at("callerIp").value();
  }

  boolean denied() {
    boolean refused =
        payload().at("authorizationInfo").items().stream()
            .anyMatch(info -> info.has("granted") && !info.flag("granted"));
    double code = code();
    return refused || code == 7 || code == CANCELLED_TO_UNAUTHENTICATED;
  }

  boolean success() {
    return !denied() && code() == 0 && !failedLogin();
  }

  /** Status code of google.rpc.Status, 0 where it went well. */
  private double code() {
    String code = payload().at("status").at("code").value();
    return Words.digits(code, 4) ? Integer.parseInt(code) : 0;
  }

  private boolean failedLogin() {
    return payload().at("metadata").at("event").items().stream()
        .anyMatch(e -> e.at("status").has("success") && !e.at("status").flag("success"));
  }

  String reason() {
    return payload().at("status").at("message").value();
  }
}

package io.portcullis.connectors.hsm.aws;

import java.util.Optional;
import java.util.regex.Pattern;

import io.portcullis.model.Statement.Noted;

/**
 * An event of a service that is not about trust as such: what it does may be. A refusal is told of
 * any service, because somebody tries what is not granted.
 */
record Elsewhere(TrailEvent event) {
  private static final Pattern DENIED =
      Pattern.compile("(?i).*(AccessDenied|Unauthorized|NotAuthorized|Forbidden).*");

  /** Reads that hand out a password or token. */
  private static final Pattern HANDS_OUT =
      Pattern.compile(
          "Get(PasswordData|Credentials?.*|AuthorizationToken|Token|ClusterCredentials.*)");

  private static final Pattern SESSION = Pattern.compile("(Start|Resume|Terminate)Session");

  /** Of networks, logs and detection: settings that keep others in check. */
  private static final Pattern POLICY =
      Pattern.compile(
          ".*(SecurityGroup(In|E)gress|PublicAccessBlock|FlowLogs|Detector|ConfigurationRecorder|"
              + "DeliveryChannel|FirewallRule|ResourceShare|DisableSecurityHub).*");

  /** Empty for what does not concern trust. */
  Optional<Noted> statement() {
    if (DENIED.matcher(event.doc().text("errorCode")).matches()) {
      return noted("privilege", false);
    }
    String topic = topic(event.name());
    return topic.isEmpty() ? Optional.empty() : noted(topic, event.success());
  }

  private String topic(String name) {
    if (HANDS_OUT.matcher(name).matches()) {
      return "credential";
    }
    if (decrypts()) {
      return "secret";
    }
    if (Meaning.READ.matcher(name).matches()) {
      return "";
    }
    if (SESSION.matcher(name).matches()) {
      return "session";
    }
    return POLICY.matcher(name).matches() ? "policy" : Meaning.topic(name, "");
  }

  /** Parameters of Systems Manager that are kept encrypted. */
  private boolean decrypts() {
    return new Target(event.doc()).request("withDecryption").equals("true");
  }

  private Optional<Noted> noted(String topic, boolean success) {
    return Optional.of(new Noted(topic, event.name(), success));
  }
}

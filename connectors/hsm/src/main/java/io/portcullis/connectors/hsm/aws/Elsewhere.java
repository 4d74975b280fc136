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
      Pattern.compile(
          "(?i).*(AccessDenied|Unauthorized|NotAuthorized|Forbidden|AuthFailure|ExpiredToken"
              + "|InvalidClientTokenId|SignatureDoesNotMatch|UnrecognizedClient).*");

  /** Reads that hand out a password or token. */
  private static final Pattern HANDS_OUT =
      Pattern.compile(
          "Get(PasswordData|Credentials?.*|AuthorizationToken|Token|ClusterCredentials.*|ApiKeys?"
              + "|InstanceAccessDetails)");

  private static final Pattern SESSION =
      Pattern.compile("(Start|Resume|Terminate)Session|SendCommand|OpenTunnel|ExecuteCommand");

  /** Of load balancers, IoT, file transfer, directories and whoever else holds certificates. */
  private static final Pattern CERTIFICATE =
      Pattern.compile(".*(Certificate|TrustStore|SSL|LDAPS|MacSecKey).*");

  /** Beside those that {@link Meaning} knows of. */
  private static final Pattern CREDENTIAL =
      Pattern.compile(
          ".*(ApiKey|SshPublicKey|CreateActivation|Presigned|StreamingURL|IdentityProvider"
              + "|CreateTrust|DeleteTrust|DisableSso|EnableSso|IdentityPool).*");

  private static final Pattern ACCOUNT =
      Pattern.compile(
          "(Create|Delete|Update|Modify|Register|Deregister|Activate|Deactivate|Enable|Disable)"
              + "(DB|Admin)?User");
  private static final Pattern PRIVILEGE = Pattern.compile(".*(AccessEntry|SnapshotAttribute).*");

  /** Of networks, logs and detection: settings that keep others in check. */
  private static final Pattern POLICY =
      Pattern.compile(
          ".*(SecurityGroup|NetworkAcl|WebACL|ClientVpn|PublicAccessBlock|FlowLogs|Detector"
              + "|ConfigurationRecorder|DeliveryChannel|FirewallRule|ResourceShare"
              + "|DisableSecurityHub|DisableMacie|DeleteLogGroup|DeleteLogStream|BucketEncryption"
              + "|BucketLogging|BucketVersioning|ObjectLock|SerialConsoleAccess|BackupVault"
              + "|FunctionUrlConfig|TransferDomain).*"
              + "|(Delete|Disable)Rule|Disable|DeleteGraph");

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
    if (event.doc().at("requestParameters").has("masterUserPassword")) {
      return "credential";
    }
    if (Meaning.READ.matcher(name).matches()) {
      return "";
    }
    if (SESSION.matcher(name).matches()) {
      return "session";
    }
    String topic = Meaning.topic(name, changed(name));
    return topic.isEmpty() && byRoot(name) ? "privilege" : topic;
  }

  private static String changed(String name) {
    if (CERTIFICATE.matcher(name).matches()) {
      return "certificate";
    }
    if (CREDENTIAL.matcher(name).matches()) {
      return "credential";
    }
    if (ACCOUNT.matcher(name).matches()) {
      return "account";
    }
    if (PRIVILEGE.matcher(name).matches()) {
      return "privilege";
    }
    return POLICY.matcher(name).matches() ? "policy" : "";
  }

  /** What the root user changes by hand, nobody else was trusted with. */
  private boolean byRoot(String name) {
    return event.doc().text("userIdentity.type").equals("Root") && !event.readOnly(name);
  }

  /** Parameters of Systems Manager that are kept encrypted. */
  private boolean decrypts() {
    Target target = new Target(event.doc());
    return target.request("withDecryption").equals("true")
        || target.request("type").equals("SecureString");
  }

  private Optional<Noted> noted(String topic, boolean success) {
    return Optional.of(new Noted(topic, event.name(), success));
  }
}

package io.portcullis.connectors.hsm.aws;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.AccountChanged;
import io.portcullis.model.Statement.AccountStatus;
import io.portcullis.model.Statement.Authenticated;
import io.portcullis.model.Statement.KeyOperated;
import io.portcullis.model.Statement.Noted;

/** What the name of an event means for trust: the API names of each service's own reference. */
final class Meaning {
  static final Pattern READ =
      Pattern.compile("(Get|List|Describe|Head|Lookup|BatchGet|Search|Check|Validate)[A-Z].*");

  private static final Pattern TAG = Pattern.compile("(Un)?[Tt]agResources?");

  private static final Map<String, String> KEY_OPERATIONS =
      Map.ofEntries(
          Map.entry("Sign", "sign"),
          Map.entry("Verify", "verify"),
          Map.entry("Decrypt", "decrypt"),
          Map.entry("DecryptData", "decrypt"),
          Map.entry("Encrypt", "encrypt"),
          Map.entry("EncryptData", "encrypt"),
          Map.entry("ReEncrypt", "re-encrypt"),
          Map.entry("GenerateMac", "sign"),
          Map.entry("VerifyMac", "verify"),
          Map.entry("DeriveSharedSecret", "derive"),
          Map.entry("CreateKey", "generate"),
          Map.entry("ImportKeyMaterial", "import"),
          Map.entry("ImportKey", "import"),
          Map.entry("ExportKey", "export"),
          Map.entry("DeleteImportedKeyMaterial", "destroy"),
          Map.entry("DeleteKey", "destroy"),
          Map.entry("ScheduleKeyDeletion", "schedule-destroy"),
          Map.entry("CancelKeyDeletion", "cancel-destroy"),
          Map.entry("DisableKey", "disable"),
          Map.entry("EnableKey", "enable"),
          Map.entry("ReplicateKey", "copy"),
          Map.entry("RotateKeyOnDemand", "rotate"),
          Map.entry("RotateKey", "rotate"));

  private static final Set<String> LOGINS =
      Set.of(
          "ConsoleLogin",
          "UserAuthentication",
          "CredentialVerification",
          "Authenticate",
          "AssumeRole",
          "AssumeRoleWithSAML",
          "AssumeRoleWithWebIdentity",
          "AssumeRoot",
          "GetSessionToken",
          "GetFederationToken",
          "CreateSession",
          "CreateToken");

  private static final Pattern PRIVILEGE =
      Pattern.compile(
          ".*(Policy|PolicyVersion|Role|Permission|Permissions|PermissionsBoundary|Grant|Acl|"
              + "InstanceProfile|GroupMembership|UserToGroup|UserFromGroup|AccountAssignment).*");
  private static final Pattern CREDENTIAL =
      Pattern.compile(
          ".*(AccessKey|LoginProfile|Password|MFADevice|MfaDevice|SSHPublicKey|Credential|"
              + "SigningCertificate|ServerCertificate|SAMLProvider|OpenIDConnectProvider|KeyPair|"
              + "Authenticator|Secret).*");

  /**
   * They end or thin out what is recorded (CloudTrail, CloudWatch Logs, Config, VPC, GuardDuty).
   */
  private static final Set<String> AUDIT =
      Set.of(
          "StopLogging",
          "DeleteTrail",
          "UpdateTrail",
          "PutEventSelectors",
          "DeleteEventDataStore",
          "StopEventDataStoreIngestion",
          "DeleteLogGroup",
          "DeleteLogStream",
          "StopConfigurationRecorder",
          "DeleteConfigurationRecorder",
          "DeleteDeliveryChannel",
          "DeleteFlowLogs",
          "DeleteDetector");

  private Meaning() {}

  static Statement key(String name, String principal, boolean success) {
    String operation = KEY_OPERATIONS.get(name);
    if (operation == null && name.startsWith("GenerateDataKey")) {
      operation = "generate-data-key";
    }
    if (operation == null && leavesKeyAsIs(name)) {
      return new Noted(topic(name, "key"), name, success);
    }
    return new KeyOperated(operation == null ? Json.kebab(name) : operation, principal, success);
  }

  private static boolean leavesKeyAsIs(String name) {
    return READ.matcher(name).matches()
        || TAG.matcher(name).matches()
        || PRIVILEGE.matcher(name).matches();
  }

  /** ACM hands out the private key with it. */
  static Statement certificate(String name, String principal, boolean success) {
    return name.equals("ExportCertificate")
        ? new KeyOperated("export", principal, success)
        : new Noted("certificate", name, success);
  }

  static Statement authentication(String name, boolean success, String method, String reason) {
    return LOGINS.contains(name)
        ? new Authenticated(success, method, reason)
        : new Noted("authentication", name, success);
  }

  static Statement account(String name, boolean success) {
    if (success && name.equals("CreateUser")) {
      return new AccountChanged(AccountStatus.ACTIVE);
    }
    if (success && name.equals("DeleteUser")) {
      return new AccountChanged(AccountStatus.DELETED);
    }
    if (success && name.equals("AdminDisableUser")) {
      return new AccountChanged(AccountStatus.SUSPENDED);
    }
    return new Noted(topic(name, "account"), name, success);
  }

  /** Of a change at a service that keeps others in check. */
  static String settings(String name) {
    return AUDIT.contains(name) ? "audit" : "policy";
  }

  /** Of a change of what is recorded, of who may do what, or of a credential, at any service. */
  static String topic(String name, String otherwise) {
    if (AUDIT.contains(name)) {
      return "audit";
    }
    if (CREDENTIAL.matcher(name).matches()) {
      return "credential";
    }
    return PRIVILEGE.matcher(name).matches() ? "privilege" : otherwise;
  }
}

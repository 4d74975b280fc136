package io.portcullis.connectors.hsm.gcp;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an entry is about where it concerns trust, with the ECS category for it. */
enum Topic {
  KEY("iam", "info"),
  CERTIFICATE("configuration", "change"),
  SECRET("iam", "info"),
  PRIVILEGE("iam", "change"),
  CREDENTIAL("iam", "change"),
  ACCOUNT("iam", "change"),
  AUTHENTICATION("authentication", "info"),
  SESSION("session", "start"),
  POLICY("configuration", "change");

  private static final Map<String, Topic> SERVICES =
      Map.ofEntries(
          Map.entry("cloudkms", KEY),
          Map.entry("kmsinventory", KEY),
          Map.entry("privateca", CERTIFICATE),
          Map.entry("certificatemanager", CERTIFICATE),
          Map.entry("secretmanager", SECRET),
          Map.entry("iam", ACCOUNT),
          Map.entry("iamcredentials", CREDENTIAL),
          Map.entry("sts", AUTHENTICATION),
          Map.entry("login", AUTHENTICATION),
          Map.entry("iap", AUTHENTICATION),
          Map.entry("oslogin", AUTHENTICATION),
          Map.entry("admin", ACCOUNT),
          Map.entry("cloudidentity", ACCOUNT),
          Map.entry("cloudresourcemanager", POLICY),
          Map.entry("orgpolicy", POLICY),
          Map.entry("accesscontextmanager", POLICY),
          Map.entry("apikeys", CREDENTIAL),
          Map.entry("identitytoolkit", ACCOUNT),
          Map.entry("managedidentities", ACCOUNT),
          Map.entry("privilegedaccessmanager", PRIVILEGE),
          Map.entry("confidentialcomputing", AUTHENTICATION),
          Map.entry("networksecurity", POLICY),
          Map.entry("securitycenter", POLICY),
          Map.entry("binaryauthorization", POLICY),
          Map.entry("logging", POLICY));

  private static final Pattern GRANTS =
      Pattern.compile(
          "(?i).*(setIamPerm|setIamPolicy|setOrgPolicy|OwnershipInvite|rbac\\.authorization|"
              + "GroupMember|\\.roles\\.|Role$|RoleBinding|setServiceAccount$).*");
  private static final Pattern CREDENTIALS =
      Pattern.compile(
          "(?i).*(ServiceAccountKey|hmacKey|GenerateAccessToken|GenerateIdToken|SignJwt|SignBlob|"
              + "password|2sv|titanium|recovery|IdentityPool|WorkforcePool|serviceaccounts.*token|"
              + "SetMasterAuth).*");
  private static final Pattern CERTIFICATES =
      Pattern.compile("(?i).*(sslCert|certificate|TlsPolic|trustConfig).*");

  /** Of Kubernetes all who run on it read secrets and tokens; what lists them all is everyday. */
  private static final Pattern SECRETS =
      Pattern.compile("(?i).*\\.secrets\\.(get|create|update|patch|delete)");

  private static final Pattern ACCOUNTS =
      Pattern.compile("(?i)(cloudsql\\.users|.*\\.serviceaccounts)\\..*");
  private static final Pattern LOGINS = Pattern.compile("(?i).*\\.tokenreviews\\..*");
  private static final Pattern POLICIES =
      Pattern.compile(
          "(?i).*(firewall|TagBinding|sslPolic|securityPolic|auditConfig|AuthorizationPolic|"
              + "ShieldedInstance|ShieldedVm|DisableService|admissionregistration|networkpolic).*");
  private static final Pattern READ =
      Pattern.compile("(?i)(get|list|aggregatedList|search|watch|test|query|fetch|read|lookup).*");
  private static final Pattern SESSIONS =
      Pattern.compile(
          "(?i).*(ssh-serialport|logout|instances\\.connect|getSerialPortOutput"
              + "|pods\\.(exec|attach|portforward)).*");

  private final String category;
  private final String type;

  Topic(String category, String type) {
    this.category = category;
    this.type = type;
  }

  /** Empty where the service and the method tell nothing of trust. */
  static Optional<Topic> of(Audit audit) {
    String method = audit.method();
    if (concerns(GRANTS, audit)) {
      return Optional.of(PRIVILEGE);
    }
    if (concerns(CREDENTIALS, audit) || sshKeys(audit)) {
      return Optional.of(CREDENTIAL);
    }
    if (SESSIONS.matcher(method).matches()) {
      return Optional.of(SESSION);
    }
    if (POLICIES.matcher(method).matches()) {
      return Optional.of(POLICY);
    }
    return changed(audit).or(() -> ofService(audit));
  }

  /** Of services that are not about trust as such. */
  private static Optional<Topic> changed(Audit audit) {
    String method = audit.method();
    if (SECRETS.matcher(method).matches()) {
      return Optional.of(SECRET);
    }
    if (read(audit)) {
      return Optional.empty();
    }
    if (LOGINS.matcher(method).matches()) {
      return Optional.of(AUTHENTICATION);
    }
    if (ACCOUNTS.matcher(method).matches()) {
      return Optional.of(ACCOUNT);
    }
    boolean other = !SERVICES.containsKey(audit.service());
    return Optional.of(CERTIFICATE).filter(t -> other && CERTIFICATES.matcher(method).matches());
  }

  private static boolean concerns(Pattern pattern, Audit audit) {
    return pattern.matcher(audit.method()).matches()
        || audit.permissions().stream().anyMatch(p -> pattern.matcher(p).matches());
  }

  /** Looking at keys and accounts is of interest; looking at a project's settings is everyday. */
  private static Optional<Topic> ofService(Audit audit) {
    return Optional.ofNullable(SERVICES.get(audit.service()))
        .filter(topic -> topic != POLICY || !read(audit));
  }

  static boolean read(Audit audit) {
    return READ.matcher(audit.verb()).matches();
  }

  /** Who may log in to a machine stands in its metadata. */
  private static boolean sshKeys(Audit audit) {
    return audit.payload().at("metadata").fields().values().stream()
        .flatMap(delta -> delta.fields().values().stream())
        .flatMap(keys -> keys.items().stream())
        .anyMatch(key -> key.value().equals("ssh-keys"));
  }

  String category() {
    return category;
  }

  String type() {
    return type;
  }

  String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}

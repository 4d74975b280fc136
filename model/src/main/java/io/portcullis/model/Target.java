package io.portcullis.model;

import java.util.Objects;

/** What exactly an action changes, and at which kind of enforcement point. */
public sealed interface Target {
  PointKind kind();

  /** Names the enforcement point within its subject; stable for as long as the thing exists. */
  String point();

  /** A certificate at the CA that issued it. */
  record OfCertificate(String issuer, String serial, boolean publicTrust) implements Target {
    @Override
    public PointKind kind() {
      return PointKind.CA;
    }

    @Override
    public String point() {
      return "ca:" + DistinguishedName.canonical(issuer) + "|" + serial;
    }
  }

  /** A session at the NAS that holds it. */
  record OfSession(Session session) implements Target {
    @Override
    public PointKind kind() {
      return PointKind.RADIUS;
    }

    @Override
    public String point() {
      return "radius:" + session.nas() + "|" + session.id();
    }
  }

  /** A key in an HSM: token label, CKA_ID in lower-case hex. */
  record OfKey(String token, String keyId) implements Target {
    @Override
    public PointKind kind() {
      return PointKind.HSM;
    }

    @Override
    public String point() {
      return "hsm:" + token + "|" + keyId;
    }
  }

  /**
   * A key at a cloud's key service.
   *
   * @param id an AWS KMS key ARN, or the address of a key in an Azure Key Vault or Managed HSM,
   *     without or with its version; in lower case, as aliases are
   */
  record OfCloudKey(String id) implements Target {
    @Override
    public PointKind kind() {
      return PointKind.HSM;
    }

    @Override
    public String point() {
      return "kms:" + id;
    }
  }

  /**
   * People, told about the subject.
   *
   * @param title the message in one line; the message itself in the log of an earlier release
   * @param severity medium there
   * @param owner whose it is; empty where nobody is named
   */
  record OfPeople(String channel, String message, String title, Severity severity, String owner)
      implements Target {
    public OfPeople {
      title = Objects.requireNonNullElse(title, message);
      severity = Objects.requireNonNullElse(severity, Severity.MEDIUM);
      owner = Objects.requireNonNullElse(owner, "");
    }

    @Override
    public PointKind kind() {
      return PointKind.NOTIFY;
    }

    @Override
    public String point() {
      return "notify:" + channel;
    }
  }
}

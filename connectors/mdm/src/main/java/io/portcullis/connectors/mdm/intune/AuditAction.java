package io.portcullis.connectors.mdm.intune;

import java.util.List;
import java.util.Locale;

import io.portcullis.model.Statement;
import io.portcullis.model.Statement.Compliance;
import io.portcullis.model.Statement.Management;
import io.portcullis.model.Statement.PostureChanged;

/** What an administrator's action in Intune's audit log, "verb Noun", means for trust. */
record AuditAction(String name, boolean success) {

  boolean onDevice() {
    return plain().contains("manageddevice");
  }

  boolean onCertificate() {
    return plain().contains("certificate");
  }

  Statement statement() {
    Management management = management();
    return success && onDevice() && management != Management.UNKNOWN
        ? new PostureChanged(Compliance.UNKNOWN, management, List.of(name))
        : new Statement.Noted(topic(), name, success);
  }

  private Management management() {
    String plain = plain();
    if (plain.startsWith("wipe")) {
      return Management.WIPED;
    }
    if (plain.startsWith("retire")) {
      return Management.RETIRED;
    }
    if (plain.startsWith("delete")) {
      return Management.UNMANAGED;
    }
    return plain.startsWith("enablelostmode") ? Management.LOST : Management.UNKNOWN;
  }

  private String topic() {
    String plain = plain();
    if (onCertificate()) {
      return "certificate";
    }
    if (plain.contains("role")) {
      return "privilege";
    }
    return plain.contains("policy") || plain.contains("compliance") ? "policy" : "configuration";
  }

  private String plain() {
    return name.toLowerCase(Locale.ROOT);
  }
}

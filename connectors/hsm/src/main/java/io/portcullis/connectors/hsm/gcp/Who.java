package io.portcullis.connectors.hsm.gcp;

import java.util.List;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.SubjectKind;

/**
 * A principal by its mail address. The address of a service account is never given twice, so it is
 * a strong name; a person's can be.
 */
record Who(String principal) {
  private static final Pattern MAIL = Pattern.compile("[^@\\s/]{1,200}@[^@\\s/]{1,200}");
  private static final Pattern PREFIX = Pattern.compile("^(serviceAccount|user|group):");

  boolean service() {
    return principal.endsWith("gserviceaccount.com") || principal.startsWith("serviceAccount:");
  }

  SubjectKind kind() {
    return service() || principal.startsWith("system:")
        ? SubjectKind.WORKLOAD
        : SubjectKind.IDENTITY;
  }

  String bare() {
    return PREFIX.matcher(principal).replaceFirst("");
  }

  String email() {
    return MAIL.matcher(bare()).matches() ? bare() : "";
  }

  List<Alias> names() {
    return new Aliases()
        .vendor(AliasType.IDP_USER, "google", service() ? bare() : "")
        .add(AliasType.UPN, service() ? "" : email())
        .add(AliasType.EMAIL, email())
        .add(AliasType.USER_NAME, email().isEmpty() ? bare() : "")
        .list();
  }
}

package io.portcullis.connectors.hsm.vault;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.X509;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.CertificateIssued;
import io.portcullis.model.Statement.Noted;

/**
 * A call of the PKI engine. The certificate stands in the answer only where the mount's {@code
 * audit_non_hmac_response_keys} has it; else what was done is noted about the mount's CA.
 */
record PkiCall(Call call, String source) {
  private static final Pattern JOINTS = Pattern.compile("[:-]");

  Optional<X509Certificate> certificate() {
    String pem = Call.clear(call.doc().at("response.data.certificate"));
    try {
      return pem.isEmpty() || !issues() ? Optional.empty() : Optional.of(X509.pem(pem));
    } catch (BadRecord e) {
      // What was done at the mount is still told.
      return Optional.empty();
    }
  }

  private boolean issues() {
    return List.of("issue", "sign", "sign-verbatim", "root", "issuer").contains(call.part(0))
        && !call.reads();
  }

  Statement statement() {
    return certificate()
        .<Statement>map(x509 -> new CertificateIssued(X509.certificate(x509)))
        .orElseGet(this::noted);
  }

  private Noted noted() {
    return PkiChange.of(call)
        .map(change -> change.noted(call.success()))
        .orElseGet(
            () -> new Noted("certificate", call.operation() + " " + call.path(), call.success()));
  }

  String serial() {
    String answered = Call.clear(call.doc().at("response.data.serial_number"));
    String stated =
        answered.isEmpty() ? Call.clear(call.doc().at("request.data.serial_number")) : answered;
    return JOINTS.matcher(stated).replaceAll("").toUpperCase(java.util.Locale.ROOT);
  }

  List<Alias> authority() {
    return new Aliases()
        .add(
            AliasType.AUTHORITY_NAME,
            "vault:" + source + ":" + call.namespace() + "/" + call.mount())
        .list();
  }
}

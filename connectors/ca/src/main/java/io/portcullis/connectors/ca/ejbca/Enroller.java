package io.portcullis.connectors.ca.ejbca;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import io.portcullis.connectors.api.Pem;
import io.portcullis.connectors.ca.authority.HttpReply;
import io.portcullis.connectors.ca.authority.PemText;

/** {@code POST v1/certificate/pkcs10enroll}: how long it holds is the certificate profile's. */
record Enroller(EjbcaApi api, EjbcaConfig config) {

  X509Certificate enrol(byte[] request) throws IOException {
    EjbcaConfig.Enrolment enrolment =
        config.enrolment().orElseThrow(() -> new IOException("enrol is not set"));
    HttpReply reply = api.post("/v1/certificate/pkcs10enroll", body(request, enrolment));
    if (!reply.ok()) {
      throw new IOException("enrol: " + EjbcaApi.text(reply));
    }
    return PemText.certificate(decoded(reply.json().path("certificate").asText()));
  }

  private Map<String, Object> body(byte[] request, EjbcaConfig.Enrolment enrolment)
      throws IOException {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("certificate_request", Pem.write("CERTIFICATE REQUEST", request));
    body.put("certificate_profile_name", enrolment.certificateProfile());
    body.put("end_entity_profile_name", enrolment.endEntityProfile());
    body.put("certificate_authority_name", config.caName().orElseThrow());
    body.put("username", enrolment.username());
    try {
      body.put("password", enrolment.password().get());
    } catch (IllegalStateException e) {
      throw new IOException(e.getMessage(), e);
    }
    body.put("include_chain", false);
    return body;
  }

  private static byte[] decoded(String base64) throws IOException {
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new IOException("the answer holds no certificate");
    }
  }
}

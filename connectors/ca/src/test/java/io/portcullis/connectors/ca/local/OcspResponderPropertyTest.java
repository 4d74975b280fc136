package io.portcullis.connectors.ca.local;

import java.time.Clock;
import java.util.Optional;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;

import static org.assertj.core.api.Assertions.assertThat;

class OcspResponderPropertyTest {
  private static final OcspResponder RESPONDER =
      new OcspResponder(
          OcspResponderTest.key(), serial -> Optional.empty(), s -> {}, Clock.systemUTC());

  @Property
  void anyOctetsGetAnOcspResponse(@ForAll byte[] octets) throws Exception {
    assertThat(new OCSPResp(RESPONDER.answer(octets)).getStatus())
        .isEqualTo(OCSPRespBuilder.MALFORMED_REQUEST);
  }
}

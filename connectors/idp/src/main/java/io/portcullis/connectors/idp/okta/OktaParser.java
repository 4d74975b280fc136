package io.portcullis.connectors.idp.okta;

import java.util.List;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Handshake;
import io.portcullis.connectors.api.JsonBody;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;

/**
 * Source type {@code okta}. Reads one System Log event, an array of them, the envelope of an event
 * hook ({@code data.events}), and that of an EventBridge log stream ({@code detail}); also pages of
 * users, of devices and of certification campaigns.
 */
public final class OktaParser implements Parser {
  private static final List<String> ENVELOPES = List.of("data.events", "data");

  @Override
  public String type() {
    return "okta";
  }

  @Override
  public Framing framing() {
    return Framing.DOCUMENT;
  }

  /** Okta's "one-time verification request" of an event hook. */
  @Override
  public Handshake handshake() {
    return new Handshake.EchoHeader("x-okta-verification-challenge", "verification");
  }

  @Override
  public List<Parsed> parse(byte[] body, ParseContext context) {
    return JsonBody.parse(body, ENVELOPES, (doc, place) -> record(doc, place, context));
  }

  private static Parsed record(Doc doc, long place, ParseContext context) {
    if (OktaCampaign.is(doc)) {
      return new OktaCampaign(doc, place, context).parsed();
    }
    if (doc.has("eventType") || !doc.at("profile").isObject()) {
      boolean streamed = !doc.has("eventType") && doc.at("detail").isObject();
      return new OktaEvent(streamed ? doc.at("detail") : doc, place, context).parsed();
    }
    return OktaDevice.is(doc)
        ? new OktaDevice(doc, place, context).parsed()
        : new OktaUser(doc, place, context).parsed();
  }
}

package io.portcullis.connectors.idp.googleworkspace;

import java.util.List;

import io.portcullis.connectors.api.JsonBody;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;

/**
 * Source type {@code google-workspace}. Reads one activity of the Reports API, an array or a page
 * of them ({@code items}), and what a push notification posts, which is one activity.
 */
public final class GoogleWorkspaceParser implements Parser {
  private static final List<String> ENVELOPES = List.of("items");

  @Override
  public String type() {
    return "google-workspace";
  }

  @Override
  public Framing framing() {
    return Framing.DOCUMENT;
  }

  @Override
  public List<Parsed> parse(byte[] body, ParseContext context) {
    return JsonBody.parse(
        body, ENVELOPES, (doc, place) -> new Activity(doc, place, context).parsed());
  }
}

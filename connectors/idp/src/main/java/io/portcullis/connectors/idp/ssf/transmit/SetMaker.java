package io.portcullis.connectors.idp.ssf.transmit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.portcullis.model.Announcement;
import io.portcullis.model.Ids;

/**
 * The claims of one stream's tokens (RFC 8417 section 2.2, SSF 1.0 section 4.1). The same
 * announcement makes the same claims, so that a receiver knows a repetition.
 *
 * @param stream its name, and its id towards the receiver
 * @param events those that the receiver wants
 */
public record SetMaker(String stream, String audience, Set<EventKind> events, Naming naming) {
  public static final String VERIFICATION =
      "https://schemas.openid.net/secevent/ssf/event-type/verification";

  public SetMaker {
    events = Set.copyOf(events);
  }

  /**
   * What a token says, before it is signed.
   *
   * @param jti the same for the same announcement on the same stream
   * @param event URI of its one event
   */
  public record Claims(String jti, String event, Map<String, Object> all) {}

  /** Empty when the announcement is not for this stream. */
  public Optional<Claims> of(Announcement announcement) {
    return EventKind.of(announcement)
        .filter(events::contains)
        .map(
            kind -> {
              Map<String, Object> all = base(jti(announcement.id()), announcement.at());
              all.put("txn", announcement.transaction());
              all.put("sub_id", naming.subject(announcement));
              all.put("events", Map.of(kind.uri(), EventClaims.of(announcement, kind)));
              return claims(all, kind.uri());
            });
  }

  /**
   * Tells that the stream works (SSF 1.0 section 8.1.4). It has no {@code state}: that is the
   * receiver's, and one that nobody asked for must not have it.
   */
  public Claims verification(Instant now) {
    Map<String, Object> all = base(jti("verification", now.toString()), now);
    Map<String, Object> id = new LinkedHashMap<>();
    id.put("format", "opaque");
    id.put("id", stream);
    all.put("sub_id", id);
    all.put("events", Map.of(VERIFICATION, Map.of()));
    return claims(all, VERIFICATION);
  }

  private static Claims claims(Map<String, Object> all, String event) {
    return new Claims((String) all.get("jti"), event, all);
  }

  private String jti(String... of) {
    return Ids.of("set", stream, String.join("|", of));
  }

  private Map<String, Object> base(String jti, Instant at) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("iss", naming.issuer());
    all.put("jti", jti);
    all.put("iat", at.getEpochSecond());
    all.put("aud", audience);
    return all;
  }
}

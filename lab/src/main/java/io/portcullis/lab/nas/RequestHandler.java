package io.portcullis.lab.nas;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import io.portcullis.connectors.radius.das.Attribute;
import io.portcullis.connectors.radius.das.AttributeType;
import io.portcullis.connectors.radius.das.ErrorCause;
import io.portcullis.connectors.radius.das.Packet;
import io.portcullis.connectors.radius.das.PacketCode;

/** Carries out an authentic request, or says why not, as strictly as RFC 5176 section 3 allows. */
final class RequestHandler {
  private static final Set<AttributeType> DISCONNECT =
      Set.of(
          AttributeType.USER_NAME,
          AttributeType.NAS_IP_ADDRESS,
          AttributeType.NAS_IPV6_ADDRESS,
          AttributeType.NAS_IDENTIFIER,
          AttributeType.CALLING_STATION_ID,
          AttributeType.ACCT_SESSION_ID,
          AttributeType.EVENT_TIMESTAMP,
          AttributeType.MESSAGE_AUTHENTICATOR);
  private static final Set<AttributeType> MOVE =
      Set.of(
          AttributeType.TUNNEL_TYPE,
          AttributeType.TUNNEL_MEDIUM_TYPE,
          AttributeType.TUNNEL_PRIVATE_GROUP_ID);

  private final String name;
  private final SessionTable table;

  RequestHandler(String name, SessionTable table) {
    this.name = name;
    this.table = table;
  }

  Handling handle(Packet request, Instant now) {
    boolean move = request.code() == PacketCode.COA_REQUEST;
    if (!request.attributes().stream().allMatch(a -> supported(a, move))) {
      return Handling.refused(ErrorCause.UNSUPPORTED_ATTRIBUTE);
    }
    String meant = request.text(AttributeType.NAS_IDENTIFIER);
    if (!meant.isEmpty() && !meant.equals(name)) {
      return Handling.refused(ErrorCause.NAS_IDENTIFICATION_MISMATCH);
    }
    String vlan = vlan(request);
    if (!SessionMatch.names(request) || (move && vlan.isEmpty())) {
      return Handling.refused(ErrorCause.MISSING_ATTRIBUTE);
    }
    return change(table.matching(SessionMatch.of(request)), vlan, now);
  }

  private Handling change(List<Stay> found, String vlan, Instant now) {
    if (found.isEmpty()) {
      return Handling.refused(ErrorCause.SESSION_CONTEXT_NOT_FOUND);
    }
    if (found.size() > 1) {
      return Handling.refused(ErrorCause.MULTIPLE_SESSIONS_UNSUPPORTED);
    }
    Stay stay = found.getFirst();
    if (stay.vlan().equals(vlan)) {
      return Handling.nothingToDo();
    }
    return table
        .change(stay, vlan, now)
        .map(Handling::done)
        .orElse(Handling.refused(ErrorCause.RESOURCES_UNAVAILABLE));
  }

  private static String vlan(Packet request) {
    return request
        .first(AttributeType.TUNNEL_PRIVATE_GROUP_ID)
        .map(Attribute::untaggedText)
        .orElse("");
  }

  private static boolean supported(Attribute attribute, boolean move) {
    return DISCONNECT.stream().anyMatch(attribute::is)
        || (move && MOVE.stream().anyMatch(attribute::is));
  }
}

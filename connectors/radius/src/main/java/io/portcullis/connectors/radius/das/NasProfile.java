package io.portcullis.connectors.radius.das;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.portcullis.model.Session;

/**
 * What a make of NAS needs to be told.
 *
 * @param name as configurations refer to it
 * @param about for people: what it is for, and what it can not do
 * @param identifiedBy names of the attributes that pick out the session; all of them must match, so
 *     more is safer where the NAS knows them and fatal where it does not
 * @param macForm spelling of Calling-Station-Id
 * @param movedBy what moves a session to another VLAN; empty when this NAS can not
 * @param signedAnswers whether an answer without Message-Authenticator is dropped
 * @throws IllegalArgumentException naming the field that is wrong
 */
public record NasProfile(
    String name,
    String about,
    List<String> identifiedBy,
    MacForm macForm,
    List<MoveAttribute> movedBy,
    boolean signedAnswers) {
  private static final Set<AttributeType> IDENTIFYING =
      Set.of(
          AttributeType.ACCT_SESSION_ID,
          AttributeType.CALLING_STATION_ID,
          AttributeType.USER_NAME,
          AttributeType.NAS_PORT_ID);
  private static final Set<AttributeType> NAS =
      Set.of(AttributeType.NAS_IP_ADDRESS, AttributeType.NAS_IDENTIFIER);

  public NasProfile {
    if (name == null || name.isBlank()) {
      throw new IllegalArgumentException("profile: name: empty");
    }
    if (identifiedBy == null || movedBy == null || macForm == null) {
      throw new IllegalArgumentException(
          "profile " + name + ": identifiedBy, movedBy or macForm is missing");
    }
    about = about == null ? "" : about;
    identifiedBy = List.copyOf(identifiedBy);
    movedBy = List.copyOf(movedBy);
    for (String title : identifiedBy) {
      known(name, title);
    }
  }

  public boolean movesSessions() {
    return !movedBy.isEmpty();
  }

  /**
   * The attributes that pick out this session. Empty when none that tells it from others is known:
   * such a request could hit every session of the NAS.
   */
  List<Attribute> identify(Session session) {
    List<Attribute> attributes = new ArrayList<>();
    boolean distinct = false;
    for (String title : identifiedBy) {
      AttributeType type = known(name, title);
      Optional<Attribute> attribute = attribute(type, session);
      attribute.ifPresent(attributes::add);
      distinct |= attribute.isPresent() && IDENTIFYING.contains(type);
    }
    return distinct ? attributes : List.of();
  }

  List<Attribute> move(String vlan) {
    return movedBy.stream().map(m -> m.of(vlan)).toList();
  }

  private Optional<Attribute> attribute(AttributeType type, Session session) {
    return switch (type) {
      case ACCT_SESSION_ID -> text(type, session.id());
      case CALLING_STATION_ID -> text(type, macForm.spell(session.mac()));
      case USER_NAME -> text(type, session.user());
      case NAS_PORT_ID -> text(type, session.port());
      case NAS_IDENTIFIER -> text(type, session.nasName());
      case NAS_IP_ADDRESS -> AddressRange.literal(session.nas()).map(Attribute::nasAddress);
      default -> Optional.empty();
    };
  }

  private static Optional<Attribute> text(AttributeType type, String value) {
    return value.isEmpty() ? Optional.empty() : Optional.of(Attribute.text(type, value));
  }

  private static AttributeType known(String profile, String title) {
    return AttributeType.titled(title)
        .filter(t -> IDENTIFYING.contains(t) || NAS.contains(t))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "profile " + profile + ": identifiedBy: " + title + " identifies no session"));
  }
}

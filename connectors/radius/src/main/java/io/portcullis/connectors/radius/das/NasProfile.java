package io.portcullis.connectors.radius.das;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.portcullis.model.Session;

/**
 * What a make of NAS needs to be told.
 *
 * @param name as configurations refer to it
 * @param about for people: what it is for, and what it can not do
 * @param identifiedBy names of the attributes that pick out the session; all of them must match, so
 *     more is safer where the NAS knows them and fatal where it does not
 * @param otherwiseBy what is tried, one after the other, when the NAS does not know the session by
 *     the first; at most {@link #MAX_NAMES}. Left out: nothing
 * @param macForm spelling of Calling-Station-Id
 * @param movedBy what moves a session to another network; empty when this NAS can not
 * @param endedBy the CoA-Request that ends a session which a Disconnect-Request does not; left out:
 *     none
 * @param signedAnswers whether an answer without Message-Authenticator is dropped
 * @throws IllegalArgumentException naming the field that is wrong
 */
public record NasProfile(
    String name,
    String about,
    List<String> identifiedBy,
    List<List<String>> otherwiseBy,
    MacForm macForm,
    List<MoveAttribute> movedBy,
    List<MoveAttribute> endedBy,
    boolean signedAnswers) {
  public static final int MAX_NAMES = 4;

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
    otherwiseBy = List.copyOf(Objects.requireNonNullElse(otherwiseBy, List.of()));
    movedBy = List.copyOf(movedBy);
    endedBy = List.copyOf(Objects.requireNonNullElse(endedBy, List.of()));
    if (otherwiseBy.size() > MAX_NAMES) {
      throw new IllegalArgumentException(
          "profile " + name + ": otherwiseBy: more than " + MAX_NAMES);
    }
    for (String title : identifiedBy) {
      known(name, "identifiedBy", title);
    }
    for (List<String> titles : otherwiseBy) {
      for (String title : titles) {
        known(name, "otherwiseBy", title);
      }
    }
    if (endedBy.stream().anyMatch(MoveAttribute::namesNetwork)) {
      throw new IllegalArgumentException("profile " + name + ": endedBy: names a network");
    }
  }

  public boolean movesSessions() {
    return !movedBy.isEmpty();
  }

  /** False where a move has the session log in again, and the RADIUS server names the network. */
  public boolean namesNetwork() {
    return movedBy.stream().anyMatch(MoveAttribute::namesNetwork);
  }

  /**
   * The attributes that pick out this session, and after them other ones that do, each once. Empty
   * when none that tells it from others is known: such a request could hit every session of the
   * NAS.
   */
  List<List<Attribute>> identify(Session session) {
    List<List<Attribute>> names = new ArrayList<>();
    names.add(attributes(identifiedBy, session));
    otherwiseBy.forEach(titles -> names.add(attributes(titles, session)));
    return names.stream().filter(one -> !one.isEmpty()).distinct().toList();
  }

  List<Attribute> move(String network) {
    return movedBy.stream().map(m -> m.of(network)).toList();
  }

  List<Attribute> end() {
    return endedBy.stream().map(m -> m.of("")).toList();
  }

  private List<Attribute> attributes(List<String> titles, Session session) {
    List<Attribute> attributes = new ArrayList<>();
    boolean distinct = false;
    for (String title : titles) {
      SessionName known = known(name, "identifiedBy", title);
      Optional<Attribute> attribute = known.of(session, macForm);
      attribute.ifPresent(attributes::add);
      distinct |= attribute.isPresent() && known.distinct();
    }
    return distinct ? List.copyOf(attributes) : List.of();
  }

  private static SessionName known(String profile, String field, String title) {
    return SessionName.titled(title)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "profile " + profile + ": " + field + ": " + title + " identifies no session"));
  }
}

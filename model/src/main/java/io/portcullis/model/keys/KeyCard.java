package io.portcullis.model.keys;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.portcullis.model.Alias;
import io.portcullis.model.Finding;
import io.portcullis.model.Standing;
import io.portcullis.model.State;
import io.portcullis.model.Subject;

/**
 * Everything that people ask of one key, each answer with its evidence.
 *
 * @param standing as admitted
 * @param aliases its names, type=value
 * @param findings ids of the rules that hold something against it
 * @param asOf the moment that days are counted from
 * @param answers to each {@link Question}, in their order
 */
public record KeyCard(
    String id,
    String name,
    Standing standing,
    KeyProfile profile,
    List<String> aliases,
    List<String> findings,
    Instant asOf,
    List<Answer> answers) {

  /**
   * @param now when it is asked; it changes what is said of days and nothing else
   */
  public static KeyCard of(State state, Related related, Instant now) {
    Subject subject = state.subject();
    KeyProfile profile = KeyProfile.of(state);
    return new KeyCard(
        subject.id(),
        subject.name(),
        subject.trust().admitted(),
        profile,
        subject.aliases().stream().sorted().map(Alias::key).toList(),
        subject.findings().stream().map(Finding::rule).distinct().sorted().toList(),
        now,
        Stream.of(
                Stored.of(state, now),
                Usable.of(state),
                Kept.backup(state, related),
                Kept.rotation(state, related, now),
                Kept.owner(state),
                Protects.of(state, related, now),
                Kept.signed(state),
                Rollback.of(state, related, profile, now))
            .toList());
  }
}

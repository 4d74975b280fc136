package io.portcullis.routes.intake;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.portcullis.routes.config.AuthSettings;

/** The sources among all webhooks that take signed tokens; the others are answered as ever. */
final class SetEntrances {
  private final Map<String, SetEntrance> entrances = new HashMap<>();

  SetEntrances(Map<String, Webhooks.Hook> hooks, Clock clock) {
    hooks
        .values()
        .forEach(
            hook -> {
              if (hook.auth() instanceof AuthSettings.SignedSet signed) {
                entrances.put(hook.source().name(), new SetEntrance(signed, clock));
              }
            });
  }

  boolean has(Source source) {
    return entrances.containsKey(source.name());
  }

  /** As {@link SetEntrance#refusal}, for a source that {@link #has} one. */
  Optional<Reply> refusal(Source source, Function<String, String> header, byte[] body) {
    return entrances.get(source.name()).refusal(header, body);
  }

  Reply reply(Source source, Receipt receipt, boolean failed) {
    return has(source) ? SetReply.to(receipt, failed) : Reply.to(receipt, failed);
  }
}

package io.portcullis.connectors.hsm.listing;

import java.time.Instant;
import java.util.List;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.JsonBody;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.Signals;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.KeyAttributes;
import io.portcullis.model.Remark;
import io.portcullis.model.Statement.KeyObserved;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.Statement.Remarked;
import io.portcullis.model.Statement.Remarked.Said;
import io.portcullis.model.SubjectKind;

/**
 * Keys that a key service lists, in the hub's own form: what its listers write, and what others may
 * write of a service that the hub can not ask.
 */
public final class ListingParser implements Parser {
  private static final String ITEM = "listing";
  private static final String TOPIC = "key";

  @Override
  public String type() {
    return "key-listing";
  }

  @Override
  public Framing framing() {
    return Framing.DOCUMENT;
  }

  @Override
  public List<Parsed> parse(byte[] body, ParseContext context) {
    return JsonBody.parse(
        body, List.of("keys"), (row, place) -> new Reading(row, context, place).parsed());
  }

  private record Reading(Doc doc, ParseContext context, long place) {
    Parsed parsed() {
      Service service = Service.of(doc);
      return switch (new RowReading(doc).read()) {
        case KeyRow.Described key -> described(service, key);
        case KeyRow.NotKnown key -> notKnown(service, key);
        case KeyRow.Vanished key -> vanished(service, key);
      };
    }

    private Parsed described(Service service, KeyRow.Described key) {
      KeyAttributes attributes = key.material().attributes(key.label(), key.listed().origin());
      Signals signals =
          signals()
              .say(
                  SubjectKind.KEY,
                  names(key),
                  new KeyObserved(
                      attributes,
                      service.facts(key.hardware()),
                      java.util.Optional.of(key.listed())));
      if (key.back()) {
        signals.say(SubjectKind.KEY, names(key), new Remarked(ITEM, List.of()));
      }
      return signals.with(ListingEcs.described(service, key, attributes, now()));
    }

    private Parsed notKnown(Service service, KeyRow.NotKnown key) {
      return signals()
          .say(SubjectKind.KEY, names(key), new Noted(TOPIC, "listed, not described", false))
          .with(ListingEcs.named(service, key, "key-not-described", key.reason(), now()));
    }

    /** What was to be destroyed, and is gone, is as it should be. */
    private Parsed vanished(Service service, KeyRow.Vanished key) {
      String detail = "no longer listed at " + service.place() + ", was last listed " + key.last();
      Signals signals = signals();
      if (key.scheduled()) {
        signals.say(SubjectKind.KEY, names(key), new Noted(TOPIC, "gone as scheduled", true));
      } else {
        Said said = new Said(Remark.Kind.KEY_VANISHED, now(), detail);
        signals.say(SubjectKind.KEY, names(key), new Remarked(ITEM, List.of(said)));
      }
      return signals.with(ListingEcs.named(service, key, "key-vanished", detail, now()));
    }

    private Signals signals() {
      return new Signals(context, place, "", now(), Actor.UNKNOWN);
    }

    private Instant now() {
      return context.receivedAt();
    }

    private static List<Alias> names(KeyRow key) {
      return new Aliases()
          .add(AliasType.ARN, key.id())
          .add(AliasType.KEY_LABEL, key.label())
          .list();
    }
  }
}

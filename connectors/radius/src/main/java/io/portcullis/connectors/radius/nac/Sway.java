package io.portcullis.connectors.radius.nac;

import java.util.List;

import io.portcullis.connectors.radius.das.AddressRange;
import io.portcullis.model.Target;
import io.portcullis.model.Want;

/**
 * Which sessions a controller moves, and where accounting shows them afterwards.
 *
 * @param serves addresses and networks of its NAS
 * @param quarantine network or role that accounting shows in quarantine; empty when it shows none
 * @param normal the same outside of it
 */
public record Sway(List<AddressRange> serves, String quarantine, String normal) {
  public Sway {
    serves = List.copyOf(serves);
  }

  /**
   * @throws IllegalArgumentException naming the text that is neither an address nor a network
   */
  public static Sway of(List<String> serves, String quarantine, String normal) {
    return new Sway(serves.stream().map(AddressRange::parse).toList(), quarantine, normal);
  }

  public boolean serves(Target target) {
    return target instanceof Target.OfSession t
        && serves.stream().anyMatch(range -> range.contains(t.session().nas()));
  }

  /** Where the session will be seen; empty when it will not be, or not be known. */
  public String network(Want want) {
    return switch (want) {
      case QUARANTINED -> quarantine;
      case CONNECTED -> normal;
      default -> "";
    };
  }
}

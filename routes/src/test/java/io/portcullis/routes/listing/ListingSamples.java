package io.portcullis.routes.listing;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.portcullis.connectors.hsm.listing.KeyListing;
import io.portcullis.connectors.hsm.listing.KeyRow;
import io.portcullis.connectors.hsm.listing.Material;
import io.portcullis.connectors.hsm.listing.Service;
import io.portcullis.model.KeyDeclaration.KeyRotation;
import io.portcullis.model.KeyListed;
import io.portcullis.model.KeyListed.Origin;
import io.portcullis.model.KeyListed.Status;

/** Listings of a key service that is not there. */
final class ListingSamples {
  static final Service SERVICE = new Service("AWS", "KMS", "111122223333 eu-central-1");

  private ListingSamples() {}

  static KeyRow.Described key(String id, Status status) {
    return new KeyRow.Described(
        id,
        "",
        true,
        new Material("RSA", "4096", Optional.of(false), Set.of("SIGN")),
        new KeyListed(
            status, Optional.empty(), Origin.MADE_THERE, 1, 1, KeyRotation.NONE, List.of()));
  }

  static KeyRow.Described key(String id) {
    return key(id, Status.ENABLED);
  }

  static KeyListing whole(KeyRow... keys) {
    return new KeyListing(SERVICE, List.of(keys), true);
  }

  static KeyListing cut(KeyRow... keys) {
    return new KeyListing(SERVICE, List.of(keys), false);
  }
}
